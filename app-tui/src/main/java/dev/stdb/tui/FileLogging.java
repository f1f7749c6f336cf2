package dev.stdb.tui;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.FileAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.stdb.workbench.run.UserDirs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Logs to one file and nowhere else: the screen belongs to the workbench. Found by Logback as a service. The file of a run
 * before is kept once it exceeds 2 MiB, as {@code .old}.
 */
public final class FileLogging extends ContextAwareBase implements Configurator {
    private static final long ROTATE_BYTES = 2 << 20;

    /** Where the log goes. */
    static Path file() {
        return UserDirs.ofProcess().state().resolve("stdb-tui.log");
    }

    @Override
    public ExecutionStatus configure(LoggerContext context) {
        Logger root = context.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.WARN);
        context.getLogger("dev.stdb").setLevel(Level.INFO);
        try {
            rotate();
            root.addAppender(appender(context));
        } catch (IOException e) {
            root.setLevel(Level.OFF); // a folder that cannot be written is no reason not to work
        }
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static void rotate() throws IOException {
        Files.createDirectories(file().getParent());
        if (Files.exists(file()) && Files.size(file()) > ROTATE_BYTES) {
            Path old = file().resolveSibling("stdb-tui.log.old");
            Files.move(file(), old, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static FileAppender<ILoggingEvent> appender(LoggerContext context) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(context);
        encoder.setPattern("%d{yyyy-MM-dd HH:mm:ss.SSS} %-5level [%thread] %logger{24} - %msg%n");
        encoder.start();
        var appender = new FileAppender<ILoggingEvent>();
        appender.setContext(context);
        appender.setFile(file().toString());
        appender.setEncoder(encoder);
        appender.start();
        return appender;
    }
}
