package dev.stdb.workbench;

/**
 * What to connect to.
 *
 * @param server the server as the user calls it: a nickname or its host
 * @param uri its base address, such as {@code http://127.0.0.1:3000}
 * @param database name or identity
 * @param local whether the server is this machine (a loopback address); others open read-only
 */
public record Target(String server, String uri, String database, boolean local) {}
