package dev.stdb.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A folder that generated sources go to and other files may be in. Nothing is touched that has no {@link Header} of ours.
 *
 * <pre>{@code
 * var update = new SourceFolder(Path.of("target/generated-sources/stdb")).update(header, files);
 * System.out.println(update.written().size() + " files written");
 * }</pre>
 */
public final class SourceFolder {
    /** How many bytes of a file tell whose it is. */
    private static final int START = 4096;

    private final Path folder;

    /** @param folder made when needed */
    public SourceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What became of the files.
     *
     * @param written new and changed ones
     * @param unchanged those that were as they should be, and keep their time
     * @param removed what the same unit's last generation wrote and this one does not
     */
    public record Update(List<Path> written, List<Path> unchanged, List<Path> removed) {
        public Update {
            written = List.copyOf(written);
            unchanged = List.copyOf(unchanged);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Brings the folder up to date: all files, and none that only the last generation of the same unit wrote. All of it or, when it
     * would replace somebody's own file, nothing.
     *
     * @param header the header that each of {@code files} begins with
     * @throws CodegenException when a file is in the way that is not generated
     */
    public Update update(Header header, List<SourceFile> files) throws CodegenException, IOException {
        List<Path> targets = files.stream().map(file -> target(file.path())).toList();
        refuseToReplaceOwnFiles(targets);
        List<Path> written = new ArrayList<>();
        List<Path> unchanged = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            byte[] bytes = files.get(i).text().getBytes(StandardCharsets.UTF_8);
            (write(targets.get(i), bytes) ? written : unchanged).add(targets.get(i));
        }
        return new Update(written, unchanged, removeStale(header, new HashSet<>(targets)));
    }

    private Path target(String path) {
        Path root = folder.normalize();
        Path target = root.resolve(path).normalize();
        if (!target.startsWith(root)) {
            throw new IllegalArgumentException(path + " leads out of the folder of sources");
        }
        return target;
    }

    private static void refuseToReplaceOwnFiles(List<Path> targets) throws CodegenException, IOException {
        List<String> foreign = new ArrayList<>();
        for (Path target : targets) {
            if (Files.exists(target) && !Header.isOnSomeOf(startOf(target))) {
                foreign.add(target.toString());
            }
        }
        if (!foreign.isEmpty()) {
            throw new CodegenException("nothing was written, since these files are in the way and were not generated: "
                    + String.join(", ", foreign) + "; move them, or choose another folder or package");
        }
    }

    private static boolean write(Path target, byte[] bytes) throws IOException {
        if (Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), bytes)) {
            return false;
        }
        Files.createDirectories(folderOf(target));
        Path whole = target.resolveSibling("." + target.getFileName() + ".tmp");
        try {
            Files.write(whole, bytes);
            Files.move(whole, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(whole);
        }
        return true;
    }

    private List<Path> removeStale(Header header, Set<Path> current) throws IOException {
        List<Path> removed = new ArrayList<>();
        for (Path file : filesLike(current)) {
            if (!current.contains(file) && header.isOn(startOf(file))) {
                Files.delete(file);
                removed.add(file);
            }
        }
        return removed;
    }

    /** The files that are called as the generated ones are, in the uppermost folder with such files and below it. */
    private static List<Path> filesLike(Set<Path> current) throws IOException {
        Set<String> endings = new HashSet<>();
        current.forEach(file -> endings.add(ending(file)));
        Optional<Path> uppermost =
                current.stream().map(SourceFolder::folderOf).min(Comparator.comparingInt(Path::getNameCount));
        if (uppermost.isEmpty()) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(uppermost.get())) {
            return all.filter(file -> endings.contains(ending(file)))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        }
    }

    private static Path folderOf(Path file) {
        Path parent = file.getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static String ending(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString();
        return text.substring(text.lastIndexOf('.') + 1);
    }

    private static String startOf(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            return "";
        }
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(START), StandardCharsets.UTF_8);
        }
    }
}
