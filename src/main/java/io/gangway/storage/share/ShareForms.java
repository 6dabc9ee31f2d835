package io.gangway.storage.share;

import io.gangway.host.HostName;
import io.gangway.host.HostStatus;
import io.gangway.host.Hosts;
import io.gangway.language.MarkMessages;
import io.gangway.language.Spoken;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes the form's next state out of what somebody typed into it. */
@ApplicationScoped
public class ShareForms {

    /** Where the guide, and libvirt itself, have images. */
    private static final String USUAL_TARGET = "/var/lib/libvirt/images";

    private final Hosts hosts;
    private final List<String> roots;
    private final ShareMessages say;
    private final MarkMessages marks;

    public ShareForms(
            Hosts hosts,
            @ConfigProperty(name = "gangway.share.roots") Optional<List<String>> roots,
            @Spoken ShareMessages say,
            @Spoken MarkMessages marks) {
        this.say = say;
        this.marks = marks;
        this.roots = roots.orElse(List.of());
        this.hosts = hosts;
    }

    /** As it opens: every host that is connected is ticked. */
    public ShareFormView open() {
        List<String> connected = hosts.all().stream()
                .filter(HostStatus::connected)
                .map(host -> host.name().value())
                .toList();
        return view(new ShareForm("", SharedStorage.Kind.NFS.word(), "", "", USUAL_TARGET, connected), List.of());
    }

    /** After a refusal: all that was typed stays. */
    public ShareFormView refused(ShareForm form, RefusedShare refusal) {
        return view(form, refusal.problems());
    }

    /** While it is being filled in. */
    public ShareFormView typed(ShareForm form) {
        return view(form, List.of());
    }

    private ShareFormView view(ShareForm form, List<RefusedShare.Problem> problems) {
        List<ShareFormView.Choice> choices = hosts.all().stream()
                .map(host -> new ShareFormView.Choice(
                        host.name().value(),
                        host.connected(),
                        form.host().contains(host.name().value())))
                .toList();
        return new ShareFormView(form, choices, problems, server(form));
    }

    private Optional<ServerSetup> server(ShareForm form) {
        Map<HostName, HostStatus> known = hosts.byName();
        try {
            return Optional.of(ServerSetup.of(new ShareRules(known, roots, say, marks).read(form), known));
        } catch (RefusedShare e) {
            return Optional.empty();
        }
    }
}
