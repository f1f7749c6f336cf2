package dev.stdb.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFolderTest {
    private static final Header CHAT = new Header("package chat", "chat.wasm");

    @TempDir
    Path folder;

    private static SourceFile file(Header header, String path, String text) {
        return new SourceFile(path, header.line() + "\n" + text + "\n");
    }

    private SourceFolder.Update update(Header header, SourceFile... files) throws CodegenException, IOException {
        return new SourceFolder(folder).update(header, List.of(files));
    }

    @Test
    void isMadeAndFilled() throws Exception {
        var update = new SourceFolder(folder.resolve("not/yet/there"))
                .update(CHAT, List.of(file(CHAT, "chat/A.java", "a"), file(CHAT, "chat/sub/B.java", "b")));

        assertThat(update.written()).hasSize(2);
        assertThat(folder.resolve("not/yet/there/chat/sub/B.java")).hasContent(CHAT.line() + "\nb\n");
    }

    @Test
    void keepsTheTimeOfWhatDoesNotChange() throws Exception {
        update(CHAT, file(CHAT, "chat/A.java", "a"), file(CHAT, "chat/B.java", "b"));
        Path same = folder.resolve("chat/A.java");
        FileTime before = FileTime.fromMillis(1_000_000);
        Files.setLastModifiedTime(same, before);

        var update = update(CHAT, file(CHAT, "chat/A.java", "a"), file(CHAT, "chat/B.java", "new"));

        assertThat(update.unchanged()).containsExactly(same);
        assertThat(update.written()).containsExactly(folder.resolve("chat/B.java"));
        assertThat(Files.getLastModifiedTime(same)).isEqualTo(before);
    }

    @Test
    void losesOnlyWhatTheSameUnitGeneratedBefore() throws Exception {
        Header other = new Header("package chat.other", "other.wasm");
        update(CHAT, file(CHAT, "chat/A.java", "a"), file(CHAT, "chat/sub/Old.java", "old"));
        update(other, file(other, "chat/other/Theirs.java", "theirs"));
        Path own = Files.writeString(folder.resolve("chat/Own.java"), "class Own {}");
        Path notes = Files.writeString(folder.resolve("chat/notes.txt"), CHAT.line());

        var update = update(CHAT, file(CHAT, "chat/A.java", "a"));

        assertThat(update.removed()).containsExactly(folder.resolve("chat/sub/Old.java"));
        assertThat(own).exists();
        assertThat(notes).exists();
        assertThat(folder.resolve("chat/other/Theirs.java")).exists();
    }

    @Test
    void changesNothingWhenAFileOfSomebodysOwnIsInTheWay() throws Exception {
        update(CHAT, file(CHAT, "chat/A.java", "a"), file(CHAT, "chat/Old.java", "old"));
        Path own = Files.writeString(folder.resolve("chat/B.java"), "class B {}");

        assertThatThrownBy(() -> update(CHAT, file(CHAT, "chat/A.java", "new"), file(CHAT, "chat/B.java", "b")))
                .isInstanceOf(CodegenException.class)
                .hasMessageContaining(own.toString());

        assertThat(own).hasContent("class B {}");
        assertThat(folder.resolve("chat/A.java")).hasContent(CHAT.line() + "\na\n");
        assertThat(folder.resolve("chat/Old.java")).exists();
    }

    @Test
    void isNotLeft() {
        assertThatThrownBy(() -> update(CHAT, file(CHAT, "../A.java", "a")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
