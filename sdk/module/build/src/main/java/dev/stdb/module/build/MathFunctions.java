package dev.stdb.module.build;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import org.teavm.parsing.resource.Resource;

/**
 * The functions of {@code Math} and {@code StrictMath} that TeaVM imports from its host, which a SpacetimeDB server is not. A module
 * gets the JDK's own implementation instead, read from the JDK that builds: pure Java since 21, with one result everywhere,
 * so {@code Math.sin} in a module is {@code StrictMath.sin} on a JVM to the last bit.
 */
final class MathFunctions {
    /** Each function is a class with one method of this name. */
    static final String METHOD = "compute";

    private static final String JDK_FILE = "java/lang/FdLibm";

    /** TeaVM takes {@code java.*} from its own class library only, so the JDK's classes go by another name. */
    private static final String CLASS = "dev.stdb.module.build.runtime.FdLibm";

    private static final String FILE = CLASS.replace('.', '/');

    /** A function of one or two doubles. */
    record Function(String name, int arguments) {
        String className() {
            return CLASS + "$" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }

    private MathFunctions() {}

    static List<Function> all() {
        return List.of(
                new Function("sin", 1),
                new Function("cos", 1),
                new Function("tan", 1),
                new Function("asin", 1),
                new Function("acos", 1),
                new Function("atan", 1),
                new Function("atan2", 2),
                new Function("sinh", 1),
                new Function("cosh", 1),
                new Function("tanh", 1),
                new Function("exp", 1),
                new Function("expm1", 1),
                new Function("log", 1),
                new Function("log10", 1),
                new Function("log1p", 1),
                new Function("pow", 2),
                new Function("cbrt", 1),
                new Function("hypot", 2));
    }

    static boolean isClassFile(String name) {
        return name.startsWith(FILE) && name.endsWith(".class");
    }

    /** A class file out of this JDK's image, renamed. */
    record JdkClass(String name) implements Resource {
        private Path path() {
            String jdkName = JDK_FILE + name.substring(FILE.length());
            return FileSystems.getFileSystem(URI.create("jrt:/")).getPath("modules", "java.base", jdkName);
        }

        @Override
        public InputStream open() {
            try {
                return new ByteArrayInputStream(renamed(Files.readAllBytes(path())));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** A class file names other classes in the texts of its constant pool, and nowhere else. */
        private static byte[] renamed(byte[] original) throws IOException {
            var in = new DataInputStream(new ByteArrayInputStream(original));
            var bytes = new ByteArrayOutputStream(original.length + 4096);
            var out = new DataOutputStream(bytes);
            out.writeLong(in.readLong()); // magic and version
            int count = in.readUnsignedShort();
            out.writeShort(count);
            for (int i = 1; i < count; i++) {
                int tag = in.readUnsignedByte();
                out.writeByte(tag);
                if (tag == ClassFileFormat.UTF8) {
                    out.writeUTF(in.readUTF().replace(JDK_FILE, FILE));
                } else {
                    out.write(in.readNBytes(ClassFileFormat.length(tag)));
                }
                if (tag == ClassFileFormat.LONG || tag == ClassFileFormat.DOUBLE) {
                    i++; // these take two entries
                }
            }
            in.transferTo(out);
            return bytes.toByteArray();
        }

        @Override
        @SuppressWarnings("JavaUtilDate") // TeaVM's interface has it
        public Date getModificationDate() {
            return new Date(0);
        }
    }

    /** Tags of the constant pool, JVM specification section 4.4. */
    private static final class ClassFileFormat {
        static final int UTF8 = 1;
        static final int LONG = 5;
        static final int DOUBLE = 6;

        static int length(int tag) throws IOException {
            return switch (tag) {
                case 7, 8, 16, 19, 20 -> 2;
                case 15 -> 3;
                case 3, 4, 9, 10, 11, 12, 17, 18 -> 4;
                case LONG, DOUBLE -> 8;
                default -> throw new IOException("unknown constant " + tag + " in a class file");
            };
        }
    }
}
