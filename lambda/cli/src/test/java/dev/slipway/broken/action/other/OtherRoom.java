package dev.slipway.broken.action.other;

import dev.slipway.broken.action.one.Room;

/** Knows another room. */
public record OtherRoom(Room neighbour) {}
