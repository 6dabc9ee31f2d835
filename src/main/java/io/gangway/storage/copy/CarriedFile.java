package io.gangway.storage.copy;

/**
 * A small file that was carried from one host to another.
 *
 * @param sha256 the checksum of its content in hexadecimal digits, the same on both hosts
 * @param present whether it was on the destination already, with the same content
 */
public record CarriedFile(String name, long bytes, String sha256, boolean present) {}
