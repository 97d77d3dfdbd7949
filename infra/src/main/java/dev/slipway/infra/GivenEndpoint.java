package dev.slipway.infra;

import dev.slipway.infra.Target.Address;

/** A database of which only the address is known here. */
record GivenEndpoint(Address address) implements GivenDatabase {}
