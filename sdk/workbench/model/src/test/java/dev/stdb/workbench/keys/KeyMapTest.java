package dev.stdb.workbench.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.workbench.Arena;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.Screens;
import dev.stdb.workbench.Viewport;
import dev.stdb.workbench.view.HintsView;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeyMapTest {
    @ParameterizedTest
    @EnumSource(Context.class)
    void noKeyDoesTwoThingsInOnePlace(Context context) {
        var seen = new HashSet<Key>();
        for (Binding binding : KeyMap.bindings(context)) {
            for (Key key : binding.keys())
                assertThat(seen.add(key)).as(context + " " + key.label()).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(Context.class)
    void everyPlaceCanBeLeftAndShowsAKey(Context context) {
        assertThat(KeyMap.action(context, Key.ctrl('c'))).hasValue(Action.QUIT);
        assertThat(KeyMap.bindings(context)).anyMatch(Binding::hinted);
    }

    @Test
    void helpHasEveryBindingOfEveryPlace() {
        var wide = new Msg.Resized(new Viewport(20, 18, 200, 16, 300));
        String help =
                Screens.of(Arena.live().send(wide).type("?").model).overlay().toString();
        for (Context context : Context.values()) {
            if (context == Context.HELP) continue;
            assertThat(help).contains(context.title());
            KeyMap.bindings(context)
                    .forEach(binding ->
                            assertThat(help).contains(binding.action().help()));
        }
    }

    @Test
    void hintsAreThoseOfTheFocusedPane() {
        var hints = Screens.of(Arena.live().model).hints().hints();
        assertThat(hints).extracting(HintsView.Hint::word).contains("open", "filter", "help", "quit");
        assertThat(Screens.of(Arena.live().command("open hit").model).hints().hints())
                .extracting(HintsView.Hint::word)
                .contains("pause");
    }
}
