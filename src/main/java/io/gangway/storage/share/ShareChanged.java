package io.gangway.storage.share;

/** The setting up of some shared storage has come a step further. */
public record ShareChanged(long id) {}
