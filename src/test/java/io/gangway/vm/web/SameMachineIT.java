package io.gangway.vm.web;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.gangway.lab.Console;
import io.gangway.lab.Guest;
import io.gangway.lab.Lab;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The same machine under two names")
class SameMachineIT {

    private final Lab lab = new Lab();

    @Test
    @DisplayName("is recognised, and its VMs are not taken for ghosts")
    void isRecognised() throws IOException {
        String uri = Files.readAllLines(Lab.CONFIGURATION).stream()
                .filter(line -> line.startsWith("gangway.hosts.alpha.uri="))
                .map(line -> line.substring(line.indexOf('=') + 1))
                .findFirst()
                .orElseThrow();
        try (Guest guest = lab.guest("alpha", "twonames");
                Console console = Console.ofTheLab().with("gangway.hosts.first.uri", uri + "&other=1")) {
            console.start().connectedTo("alpha", "beta", "first");
            console.knows(guest, "alpha");
            console.knows(guest, "first");

            console.request().get("/api/v1/hosts/first").then().body("alsoKnownAs", contains("alpha"));
            console.request()
                    .get("/api/v1/vms/" + guest.uuid())
                    .then()
                    .body("hosts.host", containsInAnyOrder("alpha", "first"));
            console.request().get("/vms").then().body(not(containsString("active on two hosts")));
            console.request()
                    .get("/hosts/first")
                    .then()
                    .body(containsString("first and alpha are the same machine: they have the same host UUID"));
            console.request().get("/hosts").then().body(containsString("the same machine as alpha"));
            assertTrue(Files.readString(console.log()).contains("are the same machine"));
        }
    }
}
