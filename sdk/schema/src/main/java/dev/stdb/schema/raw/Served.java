package dev.stdb.schema.raw;

import dev.stdb.schema.CaseConversion;
import dev.stdb.schema.CaseConversionPolicy;
import dev.stdb.schema.raw.RawModuleDefV10.ExplicitName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes a definition of a server's version 10 answer. Names of fields, variants and types are canonical already, so
 * nothing may be converted; schedules, lifecycles and routes name functions and tables by canonical name (by source
 * name from 2.14), where a definition has source names.
 */
final class Served {
    private final RawModuleDefV10 answer;
    private final Map<String, String> sourceOfTable = new HashMap<>();
    private final Map<String, String> sourceOfFunction = new HashMap<>();
    private final List<ExplicitName> names = new ArrayList<>();

    private Served(RawModuleDefV10 answer) {
        this.answer = answer;
        answer.section(RawSection.ExplicitNames.class).ifPresent(it -> names.addAll(it.entries()));
        for (ExplicitName name : names) {
            if (name.kind() == ExplicitName.Kind.TABLE) sourceOfTable.put(name.canonicalName(), name.sourceName());
            if (name.kind() == ExplicitName.Kind.FUNCTION)
                sourceOfFunction.put(name.canonicalName(), name.sourceName());
        }
        nameHandlers();
    }

    static RawModuleDefV10 toDefinition(RawModuleDefV10 answer) {
        return new Served(answer).definition();
    }

    /** Up to 2.13 handlers have no explicit names, and only routes tell what they are called. */
    private void nameHandlers() {
        var handlers = answer.section(RawSection.HttpHandlers.class)
                .map(RawSection.HttpHandlers::sourceNames)
                .orElse(List.of());
        for (String handler : handlers) {
            String converted = CaseConversion.snake(handler);
            if (sourceOfFunction.containsValue(handler) || converted.isEmpty()) continue;
            if (sourceOfFunction.putIfAbsent(converted, handler) == null) {
                names.add(new ExplicitName(ExplicitName.Kind.FUNCTION, handler, converted));
            }
        }
    }

    private RawModuleDefV10 definition() {
        var sections = new ArrayList<RawSection>();
        sections.add(new RawSection.CaseConversion(CaseConversionPolicy.NONE));
        sections.add(new RawSection.ExplicitNames(names));
        for (RawSection section : answer.sections()) {
            switch (section) {
                case RawSection.CaseConversion it -> {}
                case RawSection.ExplicitNames it -> {}
                case RawSection.Schedules(var schedules) ->
                    sections.add(new RawSection.Schedules(
                            schedules.stream().map(this::schedule).toList()));
                case RawSection.LifeCycleReducers(var reducers) ->
                    sections.add(new RawSection.LifeCycleReducers(
                            reducers.stream().map(this::lifecycle).toList()));
                case RawSection.HttpRoutes(var routes) ->
                    sections.add(new RawSection.HttpRoutes(
                            routes.stream().map(this::route).toList()));
                case RawSection.Submodules(var submodules) ->
                    sections.add(new RawSection.Submodules(
                            submodules.stream().map(Served::submodule).toList()));
                default -> sections.add(section);
            }
        }
        return new RawModuleDefV10(sections);
    }

    private RawModuleDefV10.Schedule schedule(RawModuleDefV10.Schedule it) {
        return new RawModuleDefV10.Schedule(
                it.sourceName(),
                sourceOfTable.getOrDefault(it.tableName(), it.tableName()),
                it.scheduleAtColumn(),
                function(it.functionName()));
    }

    private RawModuleDefV10.LifeCycleReducer lifecycle(RawModuleDefV10.LifeCycleReducer it) {
        return new RawModuleDefV10.LifeCycleReducer(it.lifecycle(), function(it.functionName()));
    }

    private RawModuleDefV10.HttpRoute route(RawModuleDefV10.HttpRoute it) {
        return new RawModuleDefV10.HttpRoute(function(it.handlerFunction()), it.method(), it.path());
    }

    private String function(String name) {
        return sourceOfFunction.getOrDefault(name, name);
    }

    private static RawModuleDefV10.Submodule submodule(RawModuleDefV10.Submodule it) {
        return new RawModuleDefV10.Submodule(it.namespace(), toDefinition(it.module()));
    }
}
