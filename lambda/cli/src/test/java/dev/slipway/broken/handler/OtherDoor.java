package dev.slipway.broken.handler;

/** The door that the first must not know. */
public record OtherDoor() {}
