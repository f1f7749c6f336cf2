package dev.stdb.client.http;

import dev.stdb.bsatn.special.Identity;

/**
 * What {@code GET /v1/database/{db}} tells.
 *
 * @param identity the database's own
 * @param owner who may publish and delete it
 * @param hostType {@code Wasm} or {@code Js}
 * @param programHash 64 hexadecimal digits of the program it was created with
 */
public record DatabaseInfo(Identity identity, Identity owner, String hostType, String programHash) {}
