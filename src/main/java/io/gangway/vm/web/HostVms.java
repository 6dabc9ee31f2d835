package io.gangway.vm.web;

import io.gangway.page.Drawing;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

/** Brings the VMs of a host onto its page, whose room does not know of VMs. */
@Named("hostVms")
@ApplicationScoped
public class HostVms {

    private final VmPages pages;

    @CheckedTemplate(basePath = "VmResource")
    static class Templates {
        static native TemplateInstance ofHost(Drawing drawing);
    }

    public HostVms(VmPages pages) {
        this.pages = pages;
    }

    public String of(String host) {
        return Templates.ofHost(pages.ofHost(host).draw()).render();
    }
}
