package dev.slipway.proof.rows;

import java.util.List;

/**
 * A type of the server.
 *
 * @param name with its schema where it is not the server's own
 * @param base its bare name, such as {@code int4}
 * @param kind what pg_type.typtype says, such as {@code e} for an enum
 * @param array whether it is one
 * @param inner the types that it is made of, by their numbers: of a domain, an array or a range
 *     one, of a row type each
 * @param modifier what a domain adds to the type below, -1 for nothing
 * @param labels of an enum, in order
 * @param checks of a domain, over VALUE
 * @param notNull whether a domain refuses NULL
 */
record ServerType(
    String name,
    String base,
    char kind,
    boolean array,
    List<String> inner,
    int modifier,
    List<String> labels,
    List<String> checks,
    boolean notNull) {}
