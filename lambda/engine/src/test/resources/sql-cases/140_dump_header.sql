--
-- PostgreSQL database dump
--

\restrict 0bTjH3vXqfDfvN1b3fQGzj2xXfK0u0CqGJ1HkYdOa4eXxlWn5vWkPpm

-- Dumped from database version 14.22
-- Dumped by pg_dump version 15.18 (Debian's)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: ok; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.ok (
    id integer NOT NULL,
    "it's" text DEFAULT 'a;b'::text
);

COPY public.ok (id, "it's") FROM stdin;
1	x
2	\N
\.

ALTER TABLE ONLY public.ok
    ADD CONSTRAINT ok_pkey PRIMARY KEY (id);

--
-- PostgreSQL database dump complete
--

\unrestrict 0bTjH3vXqfDfvN1b3fQGzj2xXfK0u0CqGJ1HkYdOa4eXxlWn5vWkPpm

