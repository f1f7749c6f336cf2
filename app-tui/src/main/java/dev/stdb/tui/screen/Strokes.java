package dev.stdb.tui.screen;

import com.googlecode.lanterna.input.KeyStroke;
import dev.stdb.tui.terminal.PasteStroke;
import dev.stdb.workbench.Msg;
import dev.stdb.workbench.keys.Key;
import dev.stdb.workbench.keys.Key.Code;

/** Lanterna's key strokes as the workbench's keys. */
final class Strokes {
    private Strokes() {}

    static Msg message(KeyStroke stroke) {
        return stroke instanceof PasteStroke paste ? new Msg.Pasted(paste.text()) : new Msg.Pressed(key(stroke));
    }

    private static Key key(KeyStroke stroke) {
        boolean ctrl = stroke.isCtrlDown();
        boolean alt = stroke.isAltDown();
        return switch (stroke.getKeyType()) {
            case Character -> new Key(Code.CHAR, stroke.getCharacter(), ctrl, alt, false);
            case ReverseTab -> new Key(Code.TAB, 0, ctrl, alt, true);
            case Enter -> of(Code.ENTER, stroke);
            case Escape -> of(Code.ESCAPE, stroke);
            case Tab -> of(Code.TAB, stroke);
            case Backspace -> of(Code.BACKSPACE, stroke);
            case Delete -> of(Code.DELETE, stroke);
            case Insert -> of(Code.INSERT, stroke);
            case ArrowUp -> of(Code.UP, stroke);
            case ArrowDown -> of(Code.DOWN, stroke);
            case ArrowLeft -> of(Code.LEFT, stroke);
            case ArrowRight -> of(Code.RIGHT, stroke);
            case Home -> of(Code.HOME, stroke);
            case End -> of(Code.END, stroke);
            case PageUp -> of(Code.PAGE_UP, stroke);
            case PageDown -> of(Code.PAGE_DOWN, stroke);
            case F1 -> of(Code.F1, stroke);
            case F5 -> of(Code.F5, stroke);
            default -> of(Code.OTHER, stroke);
        };
    }

    private static Key of(Code code, KeyStroke stroke) {
        return new Key(code, 0, stroke.isCtrlDown(), stroke.isAltDown(), stroke.isShiftDown());
    }
}
