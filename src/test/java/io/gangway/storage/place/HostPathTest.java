package io.gangway.storage.place;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A path on a host")
class HostPathTest {

    @Test
    @DisplayName("is the same however it is spelled")
    void isTheSameHoweverItIsSpelled() {
        assertEquals("/srv/a/x.qcow2", HostPath.normal("/srv//b/../a/./x.qcow2"));
        assertEquals("/srv", HostPath.normal("/srv/"));
        assertEquals("/", HostPath.normal("/.."));
        assertEquals("rbd/image", HostPath.normal("rbd/image"));
    }

    @Test
    @DisplayName("has a folder and a name")
    void hasAFolderAndAName() {
        assertEquals("/srv/a", HostPath.folder("/srv/a//x"));
        assertEquals("/", HostPath.folder("/x"));
        assertEquals("x", HostPath.name("/srv/a/x/"));
        assertEquals("/srv/a/x", HostPath.in("/srv/a/", "x"));
    }
}
