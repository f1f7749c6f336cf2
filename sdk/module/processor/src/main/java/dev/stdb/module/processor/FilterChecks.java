package dev.stdb.module.processor;

import dev.stdb.module.processor.ModuleModel.Filter;
import dev.stdb.module.processor.ModuleModel.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the tables of visibility filters exist, and whether the one whose rows are shown is public: the server looks only when
 * the module is published.
 */
final class FilterChecks {
    /** A string, a quoted name, a word, or any other character. */
    private static final Pattern TOKEN =
            Pattern.compile("'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|[\\p{L}_][\\p{L}\\p{N}_]*|\\S");

    private static final List<String> AFTER_TABLE =
            List.of("WHERE", "JOIN", "INNER", "CROSS", "ON", "LEFT", "RIGHT", "FULL");

    private final Problems problems;
    private final ModuleModel module;

    FilterChecks(Problems problems, ModuleModel module) {
        this.problems = problems;
        this.module = module;
    }

    void run() {
        module.filters().forEach(this::check);
    }

    private void check(Filter filter) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(filter.sql());
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
        Map<String, String> sources = sources(tokens);
        if (sources.isEmpty()) {
            problems.add(filter.element(), "the filter names no table: SELECT * FROM ... WHERE ...");
            return;
        }
        for (String source : sources.values()) {
            if (table(source) == null && !isView(source)) {
                problems.add(
                        filter.element(),
                        "the filter is about table " + source + ", which the module does not have: it has "
                                + module.tables().stream().map(Table::canonical).collect(Collectors.joining(", ")));
            }
        }
        boolean all = tokens.size() > 1 && tokens.get(1).equals("*");
        String shown = all
                ? sources.values().iterator().next()
                : sources.getOrDefault(name(tokens.get(Math.min(1, tokens.size() - 1))), "");
        Table table = table(shown);
        if (table != null && !table.isPublic()) {
            problems.add(
                    filter.element(),
                    "nobody but the owner sees rows of " + shown
                            + ", since the table is private: say isPublic = true, or " + "remove the filter");
        }
    }

    /** The tables that a query reads, by the names that it gives them. */
    private static Map<String, String> sources(List<String> tokens) {
        Map<String, String> sources = new LinkedHashMap<>();
        for (int i = 0; i + 1 < tokens.size(); i++) {
            boolean source =
                    tokens.get(i).equalsIgnoreCase("FROM") || tokens.get(i).equalsIgnoreCase("JOIN");
            if (source) {
                String table = name(tokens.get(i + 1));
                int next = i + 2 < tokens.size() && tokens.get(i + 2).equalsIgnoreCase("AS") ? i + 3 : i + 2;
                String alias = next < tokens.size() ? tokens.get(next) : ";";
                boolean named = Character.isJavaIdentifierStart(alias.charAt(0)) || alias.startsWith("\"");
                sources.put(
                        named && AFTER_TABLE.stream().noneMatch(alias::equalsIgnoreCase) ? name(alias) : table, table);
            }
        }
        return sources;
    }

    private static String name(String token) {
        return token.startsWith("\"") ? token.substring(1, token.length() - 1) : token;
    }

    private @Nullable Table table(String name) {
        for (Table table : module.tables()) {
            if (table.canonical().equals(name) || table.accessor().equals(name)) {
                return table;
            }
        }
        return null;
    }

    private boolean isView(String name) {
        return module.views().stream()
                .anyMatch(view ->
                        view.name().equals(name) || module.canonical(view).equals(name));
    }
}
