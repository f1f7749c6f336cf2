package dev.stdb.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import org.apache.maven.plugin.MojoExecutionException;

/** The built module. */
final class ModuleFile {
    private ModuleFile() {}

    static byte[] read(File wasm) throws MojoExecutionException {
        try {
            return Files.readAllBytes(wasm.toPath());
        } catch (NoSuchFileException e) {
            throw new MojoExecutionException("There is no " + wasm + ": run the goal stdb:build first.", e);
        } catch (IOException e) {
            throw new MojoExecutionException("Cannot read " + wasm + ": " + e.getMessage(), e);
        }
    }
}
