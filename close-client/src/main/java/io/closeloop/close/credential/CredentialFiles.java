package io.closeloop.close.credential;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The files of the local store: who may read them, and how one is replaced so that a reader never sees half of it. */
final class CredentialFiles {

    private static final Set<PosixFilePermission> OWNER_DIRECTORY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNER_FILE = PosixFilePermissions.fromString("rw-------");

    private final Path directory;

    CredentialFiles(Path directory) {
        this.directory = directory;
    }

    Path keyset() {
        return directory.resolve("keyset.json");
    }

    Path of(CredentialRef ref) {
        return directory.resolve(ref.account()).resolve(ref.purpose() + "." + ref.id());
    }

    /** The name that the operator gave to the newest key. */
    Path keyName() {
        return directory.resolve("keyset.name");
    }

    /** Every credential that has a file. What else lies in the accounts' folders is none of ours. */
    List<CredentialRef> all() throws IOException {
        try (Stream<Path> found = Files.find(directory, 2, (path, is) -> is.isRegularFile())) {
            return found.flatMap(path -> refOf(path).stream()).toList();
        }
    }

    /** The reverse of {@link #of}. */
    private Optional<CredentialRef> refOf(Path file) {
        String account = folder(file).getFileName().toString();
        String name = file.getFileName().toString();
        return Stream.of(Purpose.values())
                .filter(purpose -> name.startsWith(purpose + "."))
                .flatMap(purpose ->
                        CredentialRef.ifSafe(account, purpose, name.substring((purpose + ".").length())).stream())
                .filter(ref -> of(ref).equals(file)) // one that lies beside the accounts' folders is none
                .findFirst();
    }

    /**
     * Changes whenever a file is replaced: every replacement is a new inode, and the time tells a reused inode apart.
     *
     * @return empty if there is no such file
     */
    static Optional<Object> stamp(Path file) throws IOException {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(
                    attributes.fileKey(),
                    attributes.lastModifiedTime().toInstant().toString()));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /** Written beside, forced to disk, renamed over: readers see the old file or the new one. */
    void replace(Path file, byte[] content) throws IOException {
        Path written = writeBeside(file, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        force(folder(file));
    }

    /** Like {@link #replace}, but the first of two writers wins and the other's content is dropped. */
    void createIfAbsent(Path file, byte[] content) throws IOException {
        Path written = writeBeside(file, content);
        try {
            Files.createLink(file, written);
            force(folder(file));
        } catch (FileAlreadyExistsException otherWasFirst) {
            // the caller reads what stands there
        } finally {
            Files.delete(written);
        }
    }

    boolean delete(Path file) throws IOException {
        boolean existed = Files.deleteIfExists(file);
        if (existed) {
            force(folder(file));
        }
        return existed;
    }

    private Path writeBeside(Path file, byte[] content) throws IOException {
        makePrivate(directory);
        makePrivate(folder(file));
        Path temporary =
                Files.createTempFile(folder(file), ".new-", "", PosixFilePermissions.asFileAttribute(OWNER_FILE));
        try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
        return temporary;
    }

    private static void makePrivate(Path folder) throws IOException {
        Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_DIRECTORY));
        Files.setPosixFilePermissions(folder, OWNER_DIRECTORY);
    }

    /** A rename is durable only once its directory is. */
    private static void force(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Never null: every file here is resolved against the directory. */
    private static Path folder(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    private record Stamp(Object fileKey, String modified) {}
}
