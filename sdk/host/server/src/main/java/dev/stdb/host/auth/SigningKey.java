package dev.stdb.host.auth;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/** The P-256 key with which a host signs its tokens. Immutable; safe for all threads. */
public final class SigningKey {
    private static final String ALGORITHM = "SHA256withECDSAinP1363Format";

    private final PrivateKey secret;
    private final PublicKey open;

    private SigningKey(PrivateKey secret, PublicKey open) {
        this.secret = secret;
        this.open = open;
    }

    /** A new key that lives only in memory. */
    public static SigningKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            return new SigningKey(pair.getPrivate(), pair.getPublic());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK has no P-256 keys", e);
        }
    }

    /**
     * The key in a folder ({@code id_ecdsa}, {@code id_ecdsa.pub}, PEM), made there if the folder has none. The secret
     * file is readable by its owner only where the file system knows owners.
     *
     * @throws IOException when the files cannot be read or written, or hold something else
     */
    public static SigningKey inDirectory(Path directory) throws IOException {
        Path secretFile = directory.resolve("id_ecdsa");
        Path openFile = directory.resolve("id_ecdsa.pub");
        if (Files.exists(secretFile)) {
            return read(secretFile, openFile);
        }
        SigningKey made = generate();
        Files.createDirectories(directory);
        writeSecret(secretFile, pem("PRIVATE KEY", made.secret.getEncoded()));
        Files.writeString(openFile, made.publicPem());
        return made;
    }

    private static SigningKey read(Path secretFile, Path openFile) throws IOException {
        try {
            var factory = KeyFactory.getInstance("EC");
            return new SigningKey(
                    factory.generatePrivate(new PKCS8EncodedKeySpec(unpem(Files.readString(secretFile)))),
                    factory.generatePublic(new X509EncodedKeySpec(unpem(Files.readString(openFile)))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException(
                    "no P-256 key in " + secretFile.getParent() + ": remove id_ecdsa to get a new one", e);
        }
    }

    private static void writeSecret(Path file, String text) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, text);
        } else {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
        }
    }

    private static String pem(String label, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
    }

    private static byte[] unpem(String text) {
        return Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
    }

    /** The public half as PEM, as {@code GET /v1/identity/public-key} answers it. */
    public String publicPem() {
        return pem("PUBLIC KEY", open.getEncoded());
    }

    byte[] sign(String message) {
        try {
            var signer = Signature.getInstance(ALGORITHM);
            signer.initSign(secret);
            signer.update(message.getBytes(StandardCharsets.US_ASCII));
            return signer.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("cannot sign a token", e);
        }
    }

    boolean verifies(String message, byte[] signature) {
        try {
            var verifier = Signature.getInstance(ALGORITHM);
            verifier.initVerify(open);
            verifier.update(message.getBytes(StandardCharsets.US_ASCII));
            return signature.length == 64 && verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // a signature that cannot be read is a wrong one
        }
    }
}
