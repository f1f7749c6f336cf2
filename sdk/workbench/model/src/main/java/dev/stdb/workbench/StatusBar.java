package dev.stdb.workbench;

import dev.stdb.workbench.value.TextWidth;
import dev.stdb.workbench.view.Span;
import dev.stdb.workbench.view.StatusView;
import dev.stdb.workbench.view.Tone;
import java.util.ArrayList;
import java.util.List;

/** The bar at the bottom, made from the model. */
final class StatusBar {
    private StatusBar() {}

    static StatusView of(Model model) {
        if (model.overlay().orElse(null) instanceof Overlay.Typing(Prompt prompt)) return prompt(prompt);
        Notice notice = model.notice();
        if (notice != null) {
            String mark = notice.bad() ? "✗ " : "✓ ";
            return new StatusView(List.of(new Span(mark + notice.text(), notice.bad() ? Tone.BAD : Tone.GOOD)), -1);
        }
        return new StatusView(state(model), -1);
    }

    private static StatusView prompt(Prompt prompt) {
        String sign = switch (prompt.kind()) {
            case COMMAND -> ":";
            case FILTER_ROWS, FILTER_LIST -> "/";
        };
        int caret = TextWidth.of(
                sign + prompt.edit().text().substring(0, prompt.edit().caret()));
        var spans = new ArrayList<Span>();
        spans.add(new Span(sign + prompt.edit().text(), Tone.STRONG));
        if (!prompt.completions().isEmpty()) spans.add(new Span(prompt.completions(), Tone.QUIET));
        return new StatusView(spans, caret);
    }

    private static List<Span> state(Model model) {
        var spans = new ArrayList<Span>();
        String where = model.target().server() + "/" + model.target().database();
        switch (model.link()) {
            case Link.Connecting(int attempt) -> {
                spans.add(new Span("◌ connecting" + (attempt > 1 ? ", try " + attempt : ""), Tone.WARNING));
                spans.add(new Span(where, Tone.STRONG));
            }
            case Link.Up up -> up(model, up, where, spans);
            case Link.Down(Trouble why, int attempt, long at) -> {
                long seconds = Math.max(1, (at - model.nowMillis() + 999) / 1000);
                spans.add(new Span("✗ not connected, next try in " + seconds + " s", Tone.BAD));
                spans.add(new Span(why.sentence(), Tone.NORMAL));
            }
            case Link.Stopped(Trouble why) -> {
                spans.add(new Span("✗ not connected", Tone.BAD));
                spans.add(new Span(why.sentence(), Tone.NORMAL));
            }
        }
        return spans;
    }

    private static void up(Model model, Link.Up up, String where, List<Span> spans) {
        spans.add(new Span("● live", Tone.GOOD));
        if (!model.mayCall()) spans.add(new Span("read-only", Tone.WARNING));
        spans.add(new Span(where, Tone.STRONG));
        String hex = up.identity().toHex();
        spans.add(new Span("me " + hex.substring(0, 8) + "…", Tone.ID));
        spans.add(new Span(version(up.protocol()), Tone.QUIET));
        double rate = model.transactions().perSecond(model.nowMillis());
        spans.add(new Span(Numbers.rate(rate) + " tx/s", Tone.NUMBER));
        spans.add(new Span("lag " + Numbers.millis(model.lagMillis()), Tone.QUIET));
        if (!up.serverVersion().isEmpty()) spans.add(new Span("server " + up.serverVersion(), Tone.QUIET));
    }

    /** {@code v3} of {@code v3.bsatn.spacetimedb}. */
    private static String version(String protocol) {
        int dot = protocol.indexOf('.');
        return dot < 0 ? protocol : protocol.substring(0, dot);
    }
}
