package dev.stdb.module.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What has been read of a compilation's code.
 *
 * @param called every method called, as {@code class.method}
 * @param eventLookups the event tables that queries want to look up rows in
 */
record CodeFindings(CodeGraph graph, Set<String> called, List<CodeGraph.Use> eventLookups) {
    CodeFindings(CodeGraph graph) {
        this(graph, new HashSet<>(), new ArrayList<>());
    }
}
