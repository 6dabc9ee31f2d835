package io.gangway.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/** A test against the lab's hosts, with one console for all methods of the class. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(LabTest.Traces.class)
public abstract class LabTest {

    protected final Lab lab = new Lab();
    protected Console console;

    /** The console to start, for those that want one with settings of its own. */
    protected Console consoleOfTheLab() {
        return Console.ofTheLab();
    }

    @BeforeAll
    void startConsole() {
        console = consoleOfTheLab().start().connectedTo("alpha", "beta");
    }

    @AfterAll
    void stopConsole() {
        console.close();
    }

    /** On a failure: what the hosts say of their VMs and the end of libvirt's logs, before the test cleans up. */
    public static final class Traces implements TestExecutionExceptionHandler {
        @Override
        public void handleTestExecutionException(ExtensionContext context, Throwable failure) throws Throwable {
            Path folder = Files.createDirectories(Path.of("target", "lab-traces", context.getDisplayName()));
            Lab lab = new Lab();
            for (String host : List.of("alpha", "beta")) {
                keep(folder.resolve(host + "-list.txt"), lab.tryCall("virsh", host, "list", "--all"));
                keep(
                        folder.resolve(host + "-libvirtd.log"),
                        lab.tryCall("exec", host, "tail", "-n", "200", "/var/log/libvirt/libvirtd.log"));
                for (String vm : lab.tryCall("virsh", host, "list", "--all", "--name")
                        .output()
                        .lines()
                        .filter(name -> !name.isBlank())
                        .toList()) {
                    keep(folder.resolve(host + "-" + vm + ".xml"), lab.tryCall("virsh", host, "dumpxml", vm));
                }
            }
            throw failure;
        }

        private static void keep(Path file, Lab.Result result) throws IOException {
            Files.writeString(file, result.output());
        }
    }
}
