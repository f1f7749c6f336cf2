package dev.stdb.tui.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import com.googlecode.lanterna.TerminalPosition;
import com.googlecode.lanterna.input.KeyStroke;
import com.googlecode.lanterna.input.KeyType;
import com.googlecode.lanterna.input.MouseAction;
import com.googlecode.lanterna.input.MouseActionType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrokeReaderTest {
    private static List<KeyStroke> read(String sent) throws IOException {
        return read(sent.getBytes(StandardCharsets.UTF_8));
    }

    private static List<KeyStroke> read(byte[] sent) throws IOException {
        var reader = new StrokeReader(new ByteArrayInputStream(sent));
        var strokes = new ArrayList<KeyStroke>();
        while (true) {
            KeyStroke stroke = reader.read();
            if (stroke.getKeyType() == KeyType.EOF) return strokes;
            strokes.add(stroke);
        }
    }

    @Test
    void plainTextIsCharacters() throws IOException {
        assertThat(read("aé─")).extracting(KeyStroke::getCharacter).containsExactly('a', 'é', '─');
    }

    @Test
    void aCharacterThatNeedsTwoCharsComesAsText() throws IOException {
        assertThat(read("👍")).containsExactly(new PasteStroke("👍"));
    }

    @Test
    void brokenUtf8IsReplaced() throws IOException {
        assertThat(read(new byte[] {(byte) 0xC3, 'x'}))
                .extracting(KeyStroke::getCharacter)
                .containsExactly('\uFFFD');
        assertThat(read(new byte[] {(byte) 0xFF}))
                .extracting(KeyStroke::getCharacter)
                .containsExactly('\uFFFD');
    }

    @Test
    void controlKeysAreLettersWithControl() throws IOException {
        var strokes = read("\u0003\u0013\t\r\u007F");
        assertThat(strokes.get(0).getCharacter()).isEqualTo('c');
        assertThat(strokes.get(0).isCtrlDown()).isTrue();
        assertThat(strokes.get(1).getCharacter()).isEqualTo('s');
        assertThat(strokes.subList(2, 5))
                .extracting(KeyStroke::getKeyType)
                .containsExactly(KeyType.Tab, KeyType.Enter, KeyType.Backspace);
    }

    @Test
    void cursorKeysInAllTheirSpellings() throws IOException {
        assertThat(read("\u001B[A\u001BOB\u001B[1;5C\u001B[5~\u001B[Z\u001BOP\u001B[15~\u001B[H\u001B[4~"))
                .extracting(KeyStroke::getKeyType)
                .containsExactly(
                        KeyType.ArrowUp,
                        KeyType.ArrowDown,
                        KeyType.ArrowRight,
                        KeyType.PageUp,
                        KeyType.ReverseTab,
                        KeyType.F1,
                        KeyType.F5,
                        KeyType.Home,
                        KeyType.End);
        assertThat(read("\u001B[1;5C").getFirst().isCtrlDown()).isTrue();
    }

    @Test
    void escapeIsEscapeAlsoWhenAKeyFollowsAtOnce() throws IOException {
        assertThat(read("\u001B")).extracting(KeyStroke::getKeyType).containsExactly(KeyType.Escape);
        assertThat(read("\u001Bx\u001B\u001B"))
                .extracting(KeyStroke::getKeyType)
                .containsExactly(KeyType.Escape, KeyType.Character, KeyType.Escape, KeyType.Escape);
        assertThat(read("\u001B\u007F").getFirst().isAltDown()).isTrue();
    }

    @Test
    void theMouseWorksBeyondColumn223() throws IOException {
        var strokes = read("\u001B[<0;300;7M\u001B[<0;300;7m\u001B[<64;1;1M\u001B[<65;1;1M\u001B[<32;2;2M");
        assertThat(strokes)
                .extracting(stroke -> ((MouseAction) stroke).getActionType())
                .containsExactly(
                        MouseActionType.CLICK_DOWN,
                        MouseActionType.CLICK_RELEASE,
                        MouseActionType.SCROLL_UP,
                        MouseActionType.SCROLL_DOWN,
                        MouseActionType.DRAG);
        assertThat(((MouseAction) strokes.getFirst()).getPosition()).isEqualTo(new TerminalPosition(299, 6));
    }

    @Test
    void aPasteComesInOnePieceWhateverIsInIt() throws IOException {
        assertThat(read("\u001B[200~one\ntwo \u001B[A é\u001B[201~x"))
                .first()
                .isEqualTo(new PasteStroke("one\ntwo \u001B[A é"));
    }

    @Test
    void aPasteIsBounded() throws IOException {
        var pasted = (PasteStroke) read("\u001B[200~" + "x".repeat(2 * StrokeReader.MAX_PASTE_BYTES) + "\u001B[201~")
                .getFirst();
        assertThat(pasted.text()).hasSize(StrokeReader.MAX_PASTE_BYTES);
    }

    @Test
    void unknownAndBrokenSequencesAreSwallowed() throws IOException {
        assertThat(read("\u001B[I\u001B[O\u001B[<1;2M\u001B[99;99uq"))
                .extracting(KeyStroke::getKeyType)
                .doesNotContain(KeyType.EOF)
                .last()
                .isEqualTo(KeyType.Character);
    }
}
