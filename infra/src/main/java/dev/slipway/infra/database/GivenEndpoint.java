package dev.slipway.infra.database;

import dev.slipway.infra.database.Target.Address;

/** A database of which only the address is known here. */
public record GivenEndpoint(Address address) implements GivenDatabase {}
