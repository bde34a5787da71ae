-- The programme: what partnerships publish of their rounds, and what all may see of it.
-- Run by `programme init` as the owner of the database, inside one transaction.

CREATE TABLE setting (
    only_one boolean PRIMARY KEY DEFAULT true CHECK (only_one),
    -- Days of the year on which figures are released, as month and day: '01-01'.
    release_days text[] NOT NULL DEFAULT '{01-01,04-01,07-01,10-01}');
INSERT INTO setting DEFAULT VALUES;

CREATE TABLE partnership (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, key text NOT NULL UNIQUE, name text NOT NULL,
    region text NOT NULL, login name NOT NULL UNIQUE);
CREATE TABLE signing_key (
    id text PRIMARY KEY, partnership_id int NOT NULL REFERENCES partnership, public_key text NOT NULL,
    enrolled_at timestamptz NOT NULL DEFAULT now(), revoked_at timestamptz);

-- Which statements of which audit tools are one thing asked: like with like.
CREATE TABLE concept (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, same text NOT NULL UNIQUE);
CREATE TABLE tool_version (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, content_sha256 text NOT NULL UNIQUE,
    key text NOT NULL, title text NOT NULL, sha256 text NOT NULL);
CREATE TABLE statement (
    tool_version_id int NOT NULL REFERENCES tool_version, key text NOT NULL, words text NOT NULL,
    same text NOT NULL, concept_id int NOT NULL REFERENCES concept, mapped boolean NOT NULL DEFAULT false,
    PRIMARY KEY (tool_version_id, key));
CREATE INDEX ON statement (concept_id);
-- Words that the office says are one thing asked, also in tools that come later.
CREATE TABLE mapping (
    same text PRIMARY KEY, concept_id int NOT NULL REFERENCES concept,
    at timestamptz NOT NULL DEFAULT now(), by_login name NOT NULL DEFAULT session_user);
CREATE TABLE pathway (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE agency_kind (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE);

-- Every version ever published; its payload is erased when it is withdrawn.
CREATE TABLE publication (
    round uuid NOT NULL, version int NOT NULL, partnership_id int NOT NULL REFERENCES partnership,
    sha256 text NOT NULL, key_id text NOT NULL, signature text NOT NULL, payload text,
    at timestamptz NOT NULL DEFAULT now(), by_login name NOT NULL DEFAULT session_user,
    checked text NOT NULL DEFAULT 'unchecked' CHECK (checked IN ('unchecked', 'sound', 'unsound')),
    PRIMARY KEY (round, version));
CREATE INDEX ON publication (partnership_id);
CREATE INDEX ON publication (at) WHERE checked <> 'sound';
CREATE TABLE withdrawal (
    round uuid NOT NULL, version int NOT NULL, partnership_id int NOT NULL REFERENCES partnership,
    sha256 text NOT NULL, key_id text NOT NULL, signature text NOT NULL, at timestamptz NOT NULL DEFAULT now(),
    by_login name NOT NULL DEFAULT session_user, reason text NOT NULL, PRIMARY KEY (round, version));
CREATE INDEX ON withdrawal (partnership_id);

-- What counts now: one row a round.
CREATE TABLE round (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, round uuid NOT NULL UNIQUE, version int NOT NULL,
    partnership_id int NOT NULL REFERENCES partnership, tool_version_id int NOT NULL REFERENCES tool_version,
    title text NOT NULL, held_on date NOT NULL,
    year smallint GENERATED ALWAYS AS (extract(year FROM held_on)::smallint) STORED,
    cases int NOT NULL, requests int NOT NULL, returned int NOT NULL, usable int NOT NULL, shared boolean NOT NULL);
CREATE INDEX ON round (partnership_id, held_on);
CREATE INDEX ON round (tool_version_id, year);
CREATE TABLE judged (
    round_id int NOT NULL, partnership_id int NOT NULL, concept_id int NOT NULL, pathway_id int NOT NULL,
    year smallint NOT NULL, met smallint NOT NULL, partly smallint NOT NULL, not_met smallint NOT NULL,
    not_applicable smallint NOT NULL, unknown smallint NOT NULL, not_agreed smallint NOT NULL, open smallint NOT NULL);
CREATE INDEX judged_trend ON judged (concept_id, partnership_id, year) INCLUDE (met, partly, not_met);
CREATE INDEX judged_year ON judged (year, concept_id)
    INCLUDE (partnership_id, pathway_id, round_id, met, partly, not_met);
CREATE INDEX judged_round ON judged (round_id);
CREATE TABLE answered (
    round_id int NOT NULL, partnership_id int NOT NULL, concept_id int NOT NULL, agency_kind_id int NOT NULL,
    year smallint NOT NULL, met smallint NOT NULL, partly smallint NOT NULL, not_met smallint NOT NULL,
    not_applicable smallint NOT NULL, unknown smallint NOT NULL, blank smallint NOT NULL);
CREATE INDEX ON answered (concept_id, agency_kind_id) INCLUDE (partnership_id, met, partly, not_met);
CREATE INDEX ON answered (round_id);
CREATE TABLE words (
    round_id int NOT NULL REFERENCES round ON DELETE CASCADE, partnership_id int NOT NULL,
    kind text NOT NULL CHECK (kind IN ('finding', 'strength', 'challenge', 'recommendation', 'action')),
    position int NOT NULL, theme text NOT NULL, text text NOT NULL, owner text NOT NULL, due date,
    status text NOT NULL, shared boolean NOT NULL, PRIMARY KEY (round_id, kind, position));
CREATE INDEX ON words (partnership_id);

-- Who did what, kept for good. A refusal is rolled back with its line: the server's own log has it.
CREATE TABLE event (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL DEFAULT now(),
    login name NOT NULL DEFAULT session_user, what text NOT NULL, partnership_id int,
    round uuid, version int, sha256 text, note text NOT NULL DEFAULT '');

-- Released figures. A cell that is hidden has no row at all: not even that it is there is shown.
CREATE TABLE release (
    id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, day date NOT NULL, at timestamptz NOT NULL DEFAULT now(),
    by_login name NOT NULL DEFAULT session_user, cells int NOT NULL DEFAULT 0, waiting int NOT NULL DEFAULT 0);
CREATE TABLE shown (
    cube text NOT NULL CHECK (cube IN ('all', 'region', 'pathway')), part text NOT NULL, year smallint NOT NULL,
    concept_id int NOT NULL REFERENCES concept, release_id int NOT NULL REFERENCES release,
    partnerships int NOT NULL, cases int NOT NULL, met int NOT NULL, partly int NOT NULL, not_met int NOT NULL,
    PRIMARY KEY (concept_id, year, cube, part));
CREATE INDEX ON shown (year, cube);
-- Of which rounds the released figures are made, and what is kept of a replaced round until they
-- are made anew. A withdrawn round's counts are erased here too: only that it was there is left.
CREATE TABLE released (
    year smallint NOT NULL, concept_id int NOT NULL, round_id int NOT NULL, partnership_id int NOT NULL,
    PRIMARY KEY (year, concept_id, round_id));
CREATE INDEX ON released (round_id);
CREATE TABLE kept (
    round uuid NOT NULL, round_id int NOT NULL, partnership_id int NOT NULL, concept_id int NOT NULL,
    pathway_id int NOT NULL, year smallint NOT NULL, met smallint, partly smallint, not_met smallint);
CREATE INDEX ON kept (year, concept_id);
CREATE INDEX ON kept (round);
-- What was shown and hidden again stays hidden: releases that are no neighbours could be subtracted.
CREATE TABLE closed (
    concept_id int NOT NULL, year smallint NOT NULL, cube text NOT NULL, part text NOT NULL,
    PRIMARY KEY (concept_id, year, cube, part));
-- Since the last release something changed here. Only ever added to, so nobody waits for anybody.
CREATE TABLE touched (year smallint NOT NULL, tool_version_id int NOT NULL);

-- session_user, not current_user: inside a function of the owner that would be the owner.
CREATE FUNCTION mine() RETURNS int LANGUAGE sql STABLE SECURITY DEFINER SET search_path = programme, pg_temp AS
$$ SELECT id FROM partnership WHERE login = session_user $$;

CREATE FUNCTION refuse(code text, why text, about text DEFAULT '') RETURNS void LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%', why USING ERRCODE = code, DETAIL = about; END $$;

-- Takes what counts of a round out of the way, keeping what released figures are still made of.
CREATE FUNCTION take_away(uid uuid, erased boolean) RETURNS void LANGUAGE plpgsql SET search_path = programme, pg_temp AS $$
DECLARE r round%ROWTYPE;
BEGIN
    IF erased THEN
        UPDATE kept SET met = NULL, partly = NULL, not_met = NULL WHERE round = uid;
    END IF;
    SELECT * INTO r FROM round WHERE round.round = uid;
    IF NOT FOUND THEN RETURN; END IF;
    INSERT INTO kept SELECT uid, j.round_id, j.partnership_id, j.concept_id, j.pathway_id, j.year,
            CASE WHEN NOT erased THEN j.met END, CASE WHEN NOT erased THEN j.partly END, CASE WHEN NOT erased THEN j.not_met END
      FROM judged j JOIN released s ON s.round_id = j.round_id AND s.concept_id = j.concept_id AND s.year = j.year
     WHERE j.round_id = r.id AND j.met + j.partly + j.not_met > 0;
    INSERT INTO touched VALUES (r.year, r.tool_version_id);
    DELETE FROM judged WHERE round_id = r.id;
    DELETE FROM answered WHERE round_id = r.id;
    DELETE FROM round WHERE id = r.id;
END $$;

-- The audit tool a publication brings along, registered by what it asks; never by what it says it is.
CREATE FUNCTION known_tool(tool jsonb) RETURNS int LANGUAGE plpgsql SET search_path = programme, pg_temp AS $$
DECLARE content text := encode(sha256(convert_to((tool->'statements')::text, 'UTF8')), 'hex'); found int;
BEGIN
    SELECT id INTO found FROM tool_version WHERE content_sha256 = content;
    IF found IS NOT NULL THEN RETURN found; END IF;
    PERFORM pg_advisory_xact_lock(hashtextextended('tools', 7));
    SELECT id INTO found FROM tool_version WHERE content_sha256 = content;
    IF found IS NOT NULL THEN RETURN found; END IF;
    INSERT INTO tool_version (content_sha256, key, title, sha256)
    VALUES (content, tool->>'key', tool->>'title', tool->>'sha256') RETURNING id INTO found;
    INSERT INTO concept (same) SELECT DISTINCT x->>4 FROM jsonb_array_elements(tool->'statements') x
      ON CONFLICT (same) DO NOTHING;
    INSERT INTO statement (tool_version_id, key, words, same, concept_id, mapped)
    SELECT found, x->>0, x->>2, x->>4, coalesce(m.concept_id, c.id), m.concept_id IS NOT NULL
      FROM jsonb_array_elements(tool->'statements') x JOIN concept c ON c.same = x->>4
      LEFT JOIN mapping m ON m.same = x->>4;
    RETURN found;
END $$;

-- Whose key it is, that may be used, for what is said to be of that partnership.
CREATE FUNCTION signed_by(key text, claimed text) RETURNS int LANGUAGE plpgsql STABLE SET search_path = programme, pg_temp AS $$
DECLARE who int; its text; gone timestamptz;
BEGIN
    SELECT s.partnership_id, p.key, s.revoked_at INTO who, its, gone
      FROM signing_key s JOIN partnership p ON p.id = s.partnership_id WHERE s.id = signed_by.key;
    IF who IS NULL THEN PERFORM refuse('CW001', 'the signing key is not enrolled'); END IF;
    IF gone IS NOT NULL THEN PERFORM refuse('CW002', 'the signing key was revoked'); END IF;
    IF its IS DISTINCT FROM claimed THEN PERFORM refuse('CW003', 'the signing key is another partnership''s'); END IF;
    RETURN who;
END $$;

-- What publish and the office's take-in share; nobody else may call it.
CREATE FUNCTION put(me int, body text, signer text, sig text)
RETURNS TABLE (round_version int, outcome text) LANGUAGE plpgsql SET search_path = programme, pg_temp AS $$
DECLARE
    p jsonb := body::jsonb; uid uuid := (p->>'round')::uuid; v int := (p->>'version')::int;
    digest text := encode(sha256(convert_to(body, 'UTF8')), 'hex');
    whose int; last int; there text; tool int; r int; y smallint; n bigint;
BEGIN
    IF p->>'kind' IS DISTINCT FROM 'publication' OR (p->>'format')::int IS DISTINCT FROM 1 THEN
        PERFORM refuse('CW004', 'another form of publication', coalesce(p->>'format', 'none')); END IF;
    IF signed_by(signer, p->>'partnership') <> me THEN PERFORM refuse('CW003', 'the signing key is another partnership''s'); END IF;
    PERFORM pg_advisory_xact_lock_shared(7102);  -- not while figures are released
    PERFORM pg_advisory_xact_lock(hashtextextended(uid::text, 7));
    SELECT max(q.version), min(q.partnership_id) INTO last, whose FROM publication q WHERE q.round = uid;
    IF whose IS NOT NULL AND whose <> me THEN PERFORM refuse('CW005', 'another partnership''s round'); END IF;
    IF EXISTS (SELECT FROM withdrawal w WHERE w.round = uid AND w.version >= v) THEN
        PERFORM refuse('CW006', 'this version was withdrawn', v::text); END IF;
    SELECT q.sha256 INTO there FROM publication q WHERE q.round = uid AND q.version = v;
    IF there = digest THEN RETURN QUERY SELECT v, 'already there'; RETURN; END IF;
    IF last IS NOT NULL AND v <= last THEN PERFORM refuse('CW007', 'a later version is there', last::text); END IF;
    IF (p->>'held_on')::date > current_date + 1 THEN PERFORM refuse('CW008', 'held in the future', current_date::text); END IF;
    INSERT INTO publication (round, version, partnership_id, sha256, key_id, signature, payload)
    VALUES (uid, v, me, digest, signer, sig, body);
    PERFORM take_away(uid, false);
    tool := known_tool(p->'tool');
    INSERT INTO round (round, version, partnership_id, tool_version_id, title, held_on, cases, requests, returned, usable, shared)
    VALUES (uid, v, me, tool, p->>'title', (p->>'held_on')::date, (p->>'cases')::int, (p->>'requests')::int,
            (p->>'returned')::int, (p->>'usable')::int, (p->>'shared')::boolean) RETURNING id, year INTO r, y;
    INSERT INTO pathway (name) SELECT DISTINCT x->>1 FROM jsonb_array_elements(p->'judged') x
     WHERE NOT EXISTS (SELECT FROM pathway w WHERE w.name = x->>1) ORDER BY 1 ON CONFLICT (name) DO NOTHING;
    INSERT INTO agency_kind (name) SELECT DISTINCT x->>1 FROM jsonb_array_elements(p->'answered') x
     WHERE NOT EXISTS (SELECT FROM agency_kind k WHERE k.name = x->>1) ORDER BY 1 ON CONFLICT (name) DO NOTHING;
    INSERT INTO judged SELECT r, me, s.concept_id, w.id, y, (x->>3)::smallint, (x->>4)::smallint, (x->>5)::smallint,
            (x->>6)::smallint, (x->>7)::smallint, (x->>8)::smallint, (x->>9)::smallint
      FROM jsonb_array_elements(p->'judged') x JOIN statement s ON s.tool_version_id = tool AND s.key = x->>0
      JOIN pathway w ON w.name = x->>1;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n <> jsonb_array_length(p->'judged') THEN PERFORM refuse('CW009', 'a row of no statement'); END IF;
    INSERT INTO answered SELECT r, me, s.concept_id, k.id, y, (x->>3)::smallint, (x->>4)::smallint, (x->>5)::smallint,
            (x->>6)::smallint, (x->>7)::smallint, (x->>8)::smallint
      FROM jsonb_array_elements(p->'answered') x JOIN statement s ON s.tool_version_id = tool AND s.key = x->>0
      JOIN agency_kind k ON k.name = x->>1;
    GET DIAGNOSTICS n = ROW_COUNT;
    IF n <> jsonb_array_length(p->'answered') THEN PERFORM refuse('CW009', 'a row of no statement'); END IF;
    INSERT INTO words SELECT r, me, x->>0, (x->>1)::int, x->>2, x->>3, x->>4, nullif(x->>5, '')::date, x->>6,
            (p->>'shared')::boolean FROM jsonb_array_elements(p->'texts') x;
    INSERT INTO touched VALUES (y, tool);
    INSERT INTO event (what, partnership_id, round, version, sha256) VALUES ('publish', me, uid, v, digest);
    RETURN QUERY SELECT v, 'sent';
END $$;

CREATE FUNCTION take_back(me int, body text, signer text, sig text)
RETURNS TABLE (round_version int, outcome text) LANGUAGE plpgsql SET search_path = programme, pg_temp AS $$
DECLARE p jsonb := body::jsonb; uid uuid := (p->>'round')::uuid; v int := (p->>'version')::int; last int; there text; whose int;
BEGIN
    IF p->>'kind' IS DISTINCT FROM 'withdrawal' OR (p->>'format')::int IS DISTINCT FROM 1 THEN
        PERFORM refuse('CW004', 'another form of publication', coalesce(p->>'format', 'none')); END IF;
    IF signed_by(signer, p->>'partnership') <> me THEN PERFORM refuse('CW003', 'the signing key is another partnership''s'); END IF;
    PERFORM pg_advisory_xact_lock_shared(7102);  -- not while figures are released
    PERFORM pg_advisory_xact_lock(hashtextextended(uid::text, 7));
    SELECT max(q.version), min(q.partnership_id) INTO last, whose FROM publication q WHERE q.round = uid;
    IF whose IS NOT NULL AND whose <> me THEN PERFORM refuse('CW005', 'another partnership''s round'); END IF;
    IF EXISTS (SELECT FROM withdrawal w WHERE w.round = uid AND w.version >= v) THEN
        RETURN QUERY SELECT v, 'already there'; RETURN; END IF;
    SELECT q.sha256 INTO there FROM publication q WHERE q.round = uid AND q.version = v;
    IF there IS NULL THEN PERFORM refuse('CW010', 'nothing there to withdraw'); END IF;
    IF there <> p->>'sha256' THEN PERFORM refuse('CW011', 'this version has other contents', v::text); END IF;
    IF v < last THEN PERFORM refuse('CW007', 'a later version is there', last::text); END IF;
    PERFORM take_away(uid, true);
    UPDATE publication SET payload = NULL WHERE round = uid;
    INSERT INTO withdrawal (round, version, partnership_id, sha256, key_id, signature, reason)
    VALUES (uid, v, me, there, signer, sig, p->>'reason');
    INSERT INTO event (what, partnership_id, round, version, sha256) VALUES ('withdraw', me, uid, v, there);
    RETURN QUERY SELECT v, 'sent';
END $$;

-- The two doors of a partnership. There is no other way in: members may not insert anywhere.
CREATE FUNCTION publish(body text, signer text, sig text)
RETURNS TABLE (round_version int, outcome text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = programme, pg_temp AS $$
BEGIN
    IF mine() IS NULL THEN PERFORM refuse('42501', 'no partnership has this login'); END IF;
    RETURN QUERY SELECT * FROM put(mine(), body, signer, sig);
END $$;
CREATE FUNCTION withdraw(body text, signer text, sig text)
RETURNS TABLE (round_version int, outcome text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = programme, pg_temp AS $$
BEGIN
    IF mine() IS NULL THEN PERFORM refuse('42501', 'no partnership has this login'); END IF;
    RETURN QUERY SELECT * FROM take_back(mine(), body, signer, sig);
END $$;

-- What the office takes in from files; it has looked at the signature before.
CREATE FUNCTION take_in(body text, signer text, sig text)
RETURNS TABLE (round_version int, outcome text) LANGUAGE plpgsql SET search_path = programme, pg_temp AS $$
DECLARE who int := signed_by(signer, body::jsonb->>'partnership');
BEGIN
    IF body::jsonb->>'kind' = 'withdrawal' THEN
        RETURN QUERY SELECT * FROM take_back(who, body, signer, sig);
    ELSE
        RETURN QUERY SELECT * FROM put(who, body, signer, sig);
    END IF;
END $$;

-- The last fixed day up to now, by the server's clock; never before the programme began.
CREATE FUNCTION release_day(today date DEFAULT current_date) RETURNS date LANGUAGE sql STABLE SET search_path = programme, pg_temp AS $$
    SELECT max(d) FROM (
        SELECT make_date(y, split_part(one, '-', 1)::int, split_part(one, '-', 2)::int) AS d
          FROM setting, unnest(release_days) one, generate_series(extract(year FROM today)::int - 1, extract(year FROM today)::int) y) days
     WHERE d <= today $$;
CREATE FUNCTION next_release_day(after date DEFAULT current_date) RETURNS date LANGUAGE sql STABLE SET search_path = programme, pg_temp AS $$
    SELECT min(d) FROM (
        SELECT make_date(y, split_part(one, '-', 1)::int, split_part(one, '-', 2)::int) AS d
          FROM setting, unnest(release_days) one, generate_series(extract(year FROM after)::int, extract(year FROM after)::int + 1) y) days
     WHERE d > after $$;

ALTER TABLE publication ENABLE ROW LEVEL SECURITY;
ALTER TABLE withdrawal ENABLE ROW LEVEL SECURITY;
ALTER TABLE round ENABLE ROW LEVEL SECURITY;
ALTER TABLE judged ENABLE ROW LEVEL SECURITY;
ALTER TABLE answered ENABLE ROW LEVEL SECURITY;
ALTER TABLE words ENABLE ROW LEVEL SECURITY;
ALTER TABLE event ENABLE ROW LEVEL SECURITY;
ALTER TABLE tool_version ENABLE ROW LEVEL SECURITY;
ALTER TABLE statement ENABLE ROW LEVEL SECURITY;
ALTER TABLE signing_key ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON publication FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON withdrawal FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON round FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON judged FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON answered FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON words FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON event FOR SELECT USING (partnership_id = (SELECT mine()));
CREATE POLICY own ON signing_key FOR SELECT USING (partnership_id = (SELECT mine()));
-- What a partnership chose to share: its recommendations and actions, never its counts.
CREATE POLICY shared ON words FOR SELECT USING (kind IN ('recommendation', 'action') AND shared);
-- What a statement asks is read by who asked it, and by all where figures of it are released.
CREATE POLICY asked ON statement FOR SELECT USING (
    tool_version_id IN (SELECT tool_version_id FROM round)
    OR EXISTS (SELECT FROM shown WHERE shown.concept_id = statement.concept_id));
CREATE POLICY asked ON tool_version FOR SELECT USING (id IN (SELECT tool_version_id FROM round));

-- A function is anybody's to call unless that is taken away.
REVOKE ALL ON ALL TABLES IN SCHEMA programme FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA programme FROM PUBLIC;
GRANT USAGE ON SCHEMA programme TO programme_member, programme_reader;
GRANT SELECT ON publication, withdrawal, round, judged, answered, words, event, signing_key TO programme_member;
GRANT SELECT ON statement, tool_version TO programme_member;
GRANT SELECT ON migration, shown, release, setting TO programme_member, programme_reader;
GRANT SELECT (id, key, name, region) ON partnership TO programme_member, programme_reader;
GRANT EXECUTE ON FUNCTION mine(), publish(text, text, text), withdraw(text, text, text),
    next_release_day(date) TO programme_member;
