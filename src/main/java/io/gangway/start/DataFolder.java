package io.gangway.start;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The folder of the database: found, made and tried before the database is opened, which would only give a trace. Nobody
 * but the console's account may read what is kept there.
 */
final class DataFolder {

    static final String PROPERTY = "gangway.data-dir";

    /** H2 keeps the database in this one file, locked while it is in use. */
    private static final String DATABASE = "gangway.mv.db";
    /** What H2 makes beside it, such as its trace, is named like it. */
    private static final String OWN_FILES = "gangway.";

    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private DataFolder() {}

    /**
     * Gives the folder as an absolute path, made if it was not there.
     *
     * @param configured as a person wrote it; a relative one starts at the folder that the console is started in
     * @throws CannotStart if no database can be kept there
     */
    static Path prepare(String configured) {
        Path folder = absolute(configured);
        refuseWhatTheDatabaseCannotName(folder);
        make(folder);
        refuseWhatIsInUse(folder);
        keepToOneself(folder);
        return folder;
    }

    private static Path absolute(String configured) {
        try {
            Path home = Path.of(System.getProperty("user.home"));
            Path path = configured.equals("~") || configured.startsWith("~/")
                    ? home.resolve(configured.substring(1).replaceFirst("^/+", ""))
                    : Path.of(configured);
            return path.toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new CannotStart(PROPERTY + " is \"" + configured + "\", which has characters that this process cannot"
                    + " use in names of files, since its locale is not UTF-8. Start the console with LANG=C.UTF-8 in"
                    + " its environment, or name another folder.");
        }
    }

    private static void refuseWhatTheDatabaseCannotName(Path folder) {
        // H2 reads settings after a semicolon, and takes a backslash for a slash.
        if (folder.toString().matches(".*[;\\\\].*")) {
            throw new CannotStart(PROPERTY + " leads to " + folder + ", but the database cannot have a semicolon or a"
                    + " backslash in its path. Name a folder without.");
        }
    }

    private static void make(Path folder) {
        try {
            boolean there = Files.exists(folder);
            Files.createDirectories(folder);
            if (!there) {
                Files.setPosixFilePermissions(folder, FOLDER);
            }
            Files.delete(Files.createTempFile(folder, "write", ".test"));
        } catch (IOException e) {
            throw new CannotStart("The account " + System.getProperty("user.name") + " cannot keep data in the folder "
                    + folder + ": " + reason(e) + ". Put that right, or name another folder in " + PROPERTY + ".");
        }
    }

    private static String reason(IOException e) {
        if (e instanceof FileAlreadyExistsException there) {
            return there.getFile() + " is a file";
        }
        if (e instanceof AccessDeniedException denied) {
            return denied.getFile() + " may not be written by it";
        }
        return e instanceof FileSystemException failed && failed.getReason() != null
                ? failed.getFile() + ": " + failed.getReason()
                : String.valueOf(e.getMessage());
    }

    private static void refuseWhatIsInUse(Path folder) {
        Path database = folder.resolve(DATABASE);
        if (!Files.exists(database)) {
            return;
        }
        try (FileChannel file = FileChannel.open(database, StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                throw new CannotStart("Another console uses the data folder " + folder + " now. End it, or name another"
                        + " folder in " + PROPERTY + ".");
            }
        } catch (IOException e) {
            throw new CannotStart("The account " + System.getProperty("user.name") + " cannot write to the database "
                    + database + ": " + reason(e) + ". Put that right, or name another folder in " + PROPERTY + ".");
        }
    }

    /**
     * Closes the folder and all files of the database, the one that is to come included. A folder that holds other things
     * as well is left as it is: it may be everybody's, such as /tmp.
     */
    private static void keepToOneself(Path folder) {
        try (Stream<Path> content = Files.list(folder)) {
            List<Path> files = content.toList();
            List<Path> own = files.stream()
                    .filter(file -> file.getFileName().toString().startsWith(OWN_FILES))
                    .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .toList();
            for (Path file : own) {
                Files.setPosixFilePermissions(file, FILE);
            }
            if (own.size() == files.size()) {
                close(folder);
            }
            if (!own.contains(folder.resolve(DATABASE))) {
                Files.createFile(folder.resolve(DATABASE), PosixFilePermissions.asFileAttribute(FILE));
            }
        } catch (IOException e) {
            throw new CannotStart(
                    "The account " + System.getProperty("user.name") + " cannot close the folder " + folder
                            + " and its database to others: " + reason(e)
                            + ". Let the folder and the files in it belong to that"
                            + " account, or name another folder in " + PROPERTY + ".");
        }
    }

    private static void close(Path folder) throws IOException {
        if (Files.getOwner(folder).getName().equals(System.getProperty("user.name"))) {
            Files.setPosixFilePermissions(folder, FOLDER);
        }
    }
}
