package dev.stdb.host.datastore;

import dev.stdb.schema.ModuleSchema;
import java.util.HashMap;
import java.util.Map;

/**
 * How a view is called.
 *
 * @param index its id in calls, among the views of its kind
 * @param isAnonymous whether there is one result for all rather than one per caller
 */
public record ViewInfo(int index, boolean isAnonymous) {

    /** How each view of a module is called, by canonical name: the ids of submodules' views go on where those before them end. */
    public static Map<String, ViewInfo> of(ModuleSchema schema) {
        var calls = new HashMap<String, ViewInfo>();
        int[] before = new int[2];
        int[] next = new int[2];
        String namespace = "";
        for (var member : schema.allViews()) {
            var view = member.definition();
            String owner = member.name()
                    .substring(0, member.name().length() - view.name().length());
            if (!owner.equals(namespace)) {
                namespace = owner;
                before = next.clone();
            }
            int kind = view.isAnonymous() ? 1 : 0;
            next[kind]++;
            calls.put(member.name(), new ViewInfo(before[kind] + view.index(), view.isAnonymous()));
        }
        return calls;
    }
}
