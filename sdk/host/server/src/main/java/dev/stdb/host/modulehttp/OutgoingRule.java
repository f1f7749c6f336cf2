package dev.stdb.host.modulehttp;

/** What the procedures of modules may reach by HTTP. */
public enum OutgoingRule {
    /** Public addresses, as on a server. */
    PUBLIC,
    /** Public addresses and this machine: for development, when procedures call the host they run in. */
    PUBLIC_AND_LOOPBACK,
    /** Nothing. */
    NOTHING
}
