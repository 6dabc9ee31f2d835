package io.gangway.start;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs a copy of mvnw with nothing in its path but what is named here, and a stand-in for Maven. */
@DisplayName("mvnw")
class MavenWrapperTest {

    private static final List<String> TOOLS = List.of(
            "uname", "dirname", "basename", "tr", "mktemp", "mkdir", "rm", "mv", "cp", "tar", "gzip", "sha256sum");

    @TempDir
    Path folder;

    private Path tools;

    private record Ended(int status, String output) {}

    @BeforeEach
    void copyTheWrapper() throws IOException {
        Files.copy(Path.of("mvnw"), folder.resolve("mvnw"));
        Files.createDirectories(folder.resolve(".mvn/wrapper"));
        tools = Files.createDirectory(folder.resolve("tools"));
        for (String tool : TOOLS) {
            script(tool, "exec " + program(tool) + " \"$@\"");
        }
    }

    private static Path program(String name) {
        return List.of("/usr/bin", "/bin").stream()
                .map(place -> Path.of(place, name))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    @Test
    @DisplayName("unpacks the archive that it names, where there is no unzip")
    void needsNoUnzip() throws Exception {
        String archive = "apache-maven-9.9.9-bin.tar.gz";
        packMavenInto(folder.resolve(archive));
        script("curl", "cp " + folder + "/" + archive + " \"$5\"");
        name("https://example.org/maven/" + archive, sha256(folder.resolve(archive)));

        Ended ended = run(jdk());

        assertEquals(new Ended(0, "Maven was called: package\n"), ended);
    }

    @Test
    @DisplayName("says that the JDK is missing, and how to get one")
    void namesTheMissingJdk() throws Exception {
        name("https://example.org/maven/apache-maven-9.9.9-bin.tar.gz", "0".repeat(64));

        Ended ended = run(Map.of());

        assertEquals(1, ended.status());
        assertTrue(ended.output().contains("Gangway is built with a JDK 17 or newer. Install one"), ended.output());
        assertTrue(!ended.output().contains("compromised"), ended.output());
    }

    @Test
    @DisplayName("names an archive that needs no unzip")
    void namesATarball() throws IOException {
        String own = Files.readString(Path.of(".mvn/wrapper/maven-wrapper.properties"));
        assertTrue(own.contains("-bin.tar.gz\n"), own);
        assertTrue(own.matches("(?s).*distributionSha256Sum=[0-9a-f]{64}\n"), own);
    }

    private void packMavenInto(Path archive) throws Exception {
        Path bin = Files.createDirectories(folder.resolve("pack/apache-maven-9.9.9/bin"));
        executable(bin.resolve("mvn"), "echo \"Maven was called: $*\"");
        int status = new ProcessBuilder("tar", "czf", archive.toString(), "-C", folder + "/pack", "apache-maven-9.9.9")
                .start()
                .waitFor();
        assertEquals(0, status);
    }

    private void script(String name, String body) throws IOException {
        executable(tools.resolve(name), body);
    }

    private static void executable(Path file, String body) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void name(String url, String sum) throws IOException {
        Files.writeString(
                folder.resolve(".mvn/wrapper/maven-wrapper.properties"),
                "distributionUrl=" + url + "\ndistributionSha256Sum=" + sum + "\n");
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static Map<String, String> jdk() {
        return Map.of("JAVA_HOME", System.getProperty("java.home"));
    }

    private Ended run(Map<String, String> variables) throws Exception {
        ProcessBuilder wrapper = new ProcessBuilder("/bin/sh", "mvnw", "package").redirectErrorStream(true);
        wrapper.directory(folder.toFile());
        wrapper.environment().clear();
        wrapper.environment().put("PATH", tools.toString());
        wrapper.environment().put("HOME", folder.toString());
        wrapper.environment().putAll(variables);
        Process process = wrapper.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }
}
