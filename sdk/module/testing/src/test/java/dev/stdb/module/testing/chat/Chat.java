package dev.stdb.module.testing.chat;

import dev.stdb.bsatn.special.ScheduleAt;
import dev.stdb.bsatn.special.TimeDuration;
import dev.stdb.bsatn.special.Timestamp;
import dev.stdb.module.ClientConnected;
import dev.stdb.module.ClientDisconnected;
import dev.stdb.module.HttpException;
import dev.stdb.module.HttpHandler;
import dev.stdb.module.HttpMethod;
import dev.stdb.module.HttpRequest;
import dev.stdb.module.HttpResponse;
import dev.stdb.module.HttpRouter;
import dev.stdb.module.Init;
import dev.stdb.module.JwtClaims;
import dev.stdb.module.Log;
import dev.stdb.module.Procedure;
import dev.stdb.module.Query;
import dev.stdb.module.Reducer;
import dev.stdb.module.ReducerException;
import dev.stdb.module.ReducerResult;
import dev.stdb.module.Result;
import dev.stdb.module.Route;
import dev.stdb.module.U8;
import dev.stdb.module.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The functions of the chat. */
@HttpRouter({
    @Route(method = HttpMethod.GET, path = "/members", handler = "listMembers"),
    @Route(method = HttpMethod.POST, path = "/broken", handler = "broken")
})
public final class Chat {
    private Chat() {}

    @Init
    public static void init(ReducerContext ctx) {
        ctx.db().message().insert(new Message(0, "lobby", "chat", new Content.Text("welcome"), ctx.timestamp()));
    }

    @ClientConnected
    public static void connected(ReducerContext ctx) {
        JwtClaims jwt = ctx.senderAuth().jwt();
        if (jwt != null && jwt.subject().equals("mallory")) {
            throw new ReducerException("you are not welcome here");
        }
        setOnline(ctx, true);
    }

    @ClientDisconnected
    public static void disconnected(ReducerContext ctx) {
        setOnline(ctx, false);
    }

    private static void setOnline(ReducerContext ctx, boolean online) {
        Member m = ctx.db().member().identity().find(ctx.sender());
        if (m != null) {
            ctx.db()
                    .member()
                    .identity()
                    .update(new Member(m.identity(), m.name(), m.mood(), m.email(), m.roles(), online));
        }
    }

    @Reducer
    public static void join(ReducerContext ctx, String name, Mood mood, @Nullable String email, List<String> roles) {
        if (name.isBlank()) {
            throw new ReducerException("a name, please");
        }
        ctx.db().member().insert(new Member(ctx.sender(), name, mood, email, roles, true));
        Log.info(name + " joined");
    }

    @Reducer
    public static ReducerResult say(ReducerContext ctx, String room, Content content) {
        Member author = ctx.db().member().identity().find(ctx.sender());
        if (author == null) {
            return ReducerResult.err("join first");
        }
        ctx.db().message().insert(new Message(0, room, author.name(), content, ctx.timestamp()));
        return ReducerResult.ok();
    }

    @Reducer
    public static void roll(ReducerContext ctx, String room, @U8 int sides) {
        int result = ctx.random().nextInt(1, sides + 1);
        ctx.db().message().insert(new Message(0, room, "dice", new Content.Roll(sides, result), ctx.timestamp()));
    }

    @Reducer
    public static void typing(ReducerContext ctx, String room) {
        ctx.db().typing().insert(new Typing("somebody", room));
    }

    @Reducer
    public static void deleteRoom(ReducerContext ctx, String room) {
        long gone = ctx.db().message().room().delete(room);
        if (gone == 0) {
            throw new IllegalStateException("no messages in " + room);
        }
    }

    @Reducer
    public static void remindAt(ReducerContext ctx, Timestamp when, String room, String text) {
        ctx.db().reminder().insert(new Reminder(0, new ScheduleAt.Time(when), room, text));
    }

    @Reducer
    public static void remindEvery(ReducerContext ctx, TimeDuration every, String room, String text) {
        ctx.db().reminder().insert(new Reminder(0, new ScheduleAt.Interval(every), room, text));
    }

    @Reducer
    public static void remind(ReducerContext ctx, Reminder reminder) {
        if (reminder.text().isEmpty()) {
            throw new ReducerException("nothing to say");
        }
        ctx.db()
                .message()
                .insert(new Message(
                        0, reminder.room(), "reminder", new Content.Text(reminder.text()), ctx.timestamp()));
    }

    @Reducer
    public static void nudgeSoon(ReducerContext ctx, String room) {
        ctx.immediately().roll(room, 6);
    }

    @Reducer
    public static void mailEvery(ReducerContext ctx, TimeDuration every, String room) {
        ctx.db().digest().insert(new Digest(0, new ScheduleAt.Interval(every), room));
    }

    @Procedure
    public static void mailDigest(ProcedureContext ctx, Digest digest) {
        long messages = ctx.withTx(
                tx -> tx.db().message().room().filter(digest.room()).stream().count());
        ctx.http().send(HttpRequest.post("https://mail.example/", digest.room() + ": " + messages));
    }

    @Procedure
    public static Result<Message, String> quote(ProcedureContext ctx, String room, String url) {
        String text;
        try {
            text = ctx.http().get(url).text();
        } catch (HttpException e) {
            return Result.err("no quote: " + e.getMessage());
        }
        return ctx.tryWithTx(tx -> text.isEmpty()
                ? Result.err("an empty quote")
                : Result.ok(tx.db()
                        .message()
                        .insert(new Message(0, room, "quote", new Content.Text(text), tx.timestamp()))));
    }

    @Procedure
    public static Timestamp nap(ProcedureContext ctx, TimeDuration length) {
        ctx.sleep(length);
        return ctx.timestamp();
    }

    @Procedure
    public static List<Optional<Mood>> moods(ProcedureContext ctx) {
        List<Optional<Mood>> moods = new ArrayList<>();
        for (Member member : ctx.withTx(tx -> tx.db().member().toList())) {
            moods.add(Optional.of(member.mood()));
        }
        moods.add(Optional.empty());
        return moods;
    }

    @Procedure
    public static void explode(ProcedureContext ctx) {
        ctx.inTx(tx -> tx.db().typing().insert(new Typing("fuse", "lobby")));
        throw new IllegalStateException("boom");
    }

    @View
    public static Optional<Member> me(ViewContext ctx) {
        return ctx.db().member().identity().findOptional(ctx.sender());
    }

    @View
    public static List<Message> lobby(AnonymousViewContext ctx) {
        return ctx.db().message().room().filter("lobby").toList();
    }

    @View
    public static List<Message> fragile(AnonymousViewContext ctx) {
        if (ctx.db().message().room().filter("fragile").stream().count() > 0) {
            throw new IllegalStateException("handle with care");
        }
        return List.of();
    }

    @View
    public static Query<Member> away(AnonymousViewContext ctx) {
        return ctx.from().member().where(m -> m.online().eq(false));
    }

    @HttpHandler
    public static HttpResponse listMembers(HandlerContext ctx, HttpRequest request) {
        List<String> names = new ArrayList<>();
        for (Member member : ctx.withTx(tx -> tx.db().member().toList())) {
            names.add(member.name());
        }
        return HttpResponse.of(200).header("content-type", "text/plain").body(String.join(",", names));
    }

    @HttpHandler
    public static HttpResponse broken(HandlerContext ctx, HttpRequest request) {
        if (request.text().isEmpty()) {
            return HttpResponse.of(204);
        }
        throw new IllegalArgumentException("cannot read " + request.text());
    }
}
