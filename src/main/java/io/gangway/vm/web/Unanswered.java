package io.gangway.vm.web;

import io.gangway.page.Problem;

/** A host whose VMs are not known now, and why, in a sentence. */
record Unanswered(String host, String reason) {

    Problem.Unanswered json() {
        return new Problem.Unanswered(host, reason);
    }
}
