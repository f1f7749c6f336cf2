package dev.stdb.module;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What requests and answers do with their headers. */
final class HttpHeaders {
    private HttpHeaders() {}

    static List<HttpHeader> with(List<HttpHeader> headers, List<HttpHeader> more) {
        List<HttpHeader> all = new ArrayList<>(headers);
        all.addAll(more);
        return Collections.unmodifiableList(all);
    }

    static @Nullable String find(List<HttpHeader> headers, String name) {
        for (HttpHeader header : headers) {
            if (header.name().equalsIgnoreCase(name)) {
                return header.text();
            }
        }
        return null;
    }
}
