package dev.stdb.tui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stdb.tui.screen.Theme.Colours;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ThemeTest {
    @Test
    void theEnvironmentSaysHowManyColoursThereAre() {
        assertThat(Theme.detect(Map.of("TERM", "xterm-256color", "NO_COLOR", "1")))
                .isEqualTo(Colours.NONE);
        assertThat(Theme.detect(Map.of("TERM", "xterm-256color", "NO_COLOR", "")))
                .isEqualTo(Colours.INDEXED);
        assertThat(Theme.detect(Map.of("TERM", "xterm", "COLORTERM", "truecolor")))
                .isEqualTo(Colours.TRUE);
        assertThat(Theme.detect(Map.of("TERM", "linux"))).isEqualTo(Colours.SIXTEEN);
        assertThat(Theme.detect(Map.of("TERM", "dumb"))).isEqualTo(Colours.NONE);
    }
}
