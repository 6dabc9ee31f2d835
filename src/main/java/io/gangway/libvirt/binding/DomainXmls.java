package io.gangway.libvirt.binding;

import com.sun.jna.ptr.PointerByReference;
import io.gangway.libvirt.fact.DomainXml;
import io.gangway.libvirt.fact.VirtException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.libvirt.jna.ConnectionPointer;
import org.libvirt.jna.DomainPointer;

/** Reads the configurations of all of a host's domains. */
final class DomainXmls {

    private static final int XML_INACTIVE = 1 << 1;

    private final VirtConnection connection;
    private final LibvirtApi api;
    private final ConnectionPointer pointer;

    DomainXmls(VirtConnection connection, LibvirtApi api, ConnectionPointer pointer) {
        this.connection = connection;
        this.api = api;
        this.pointer = pointer;
    }

    List<DomainXml> all() {
        return connection.call(() -> {
            PointerByReference array = new PointerByReference();
            int count = connection.check(api.virConnectListAllDomains(pointer, array, 0));
            return NativeArray.with(array, count, DomainPointer::new, api::virDomainFree, domains -> domains.stream()
                    .flatMap(this::read)
                    .toList());
        });
    }

    /** Empty for a domain that vanishes in the midst of it. */
    private Stream<DomainXml> read(DomainPointer domain) {
        try {
            boolean active = connection.check(api.virDomainIsActive(domain)) == 1;
            boolean kept = connection.check(api.virDomainIsPersistent(domain)) == 1;
            return Stream.of(new DomainXml(
                    DomainReader.uuid(api, domain),
                    api.virDomainGetName(domain),
                    active ? Optional.of(xml(domain, 0)) : Optional.empty(),
                    kept ? Optional.of(xml(domain, XML_INACTIVE)) : Optional.empty()));
        } catch (VirtException e) {
            if (e.code() == VirtException.NO_DOMAIN) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private String xml(DomainPointer domain, int flags) {
        return connection.text(api.virDomainGetXMLDesc(domain, flags));
    }
}
