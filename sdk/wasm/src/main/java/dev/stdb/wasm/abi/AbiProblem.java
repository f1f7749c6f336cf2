package dev.stdb.wasm.abi;

/**
 * Why a server refuses a module.
 *
 * @param serverText what the server answers when the module is published
 * @param explanation what that means for the module's author, and what to do
 */
public record AbiProblem(String serverText, String explanation) {}
