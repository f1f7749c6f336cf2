package dev.stdb.workbench;

import dev.stdb.bsatn.value.AlgebraicValue;
import dev.stdb.workbench.form.Form;
import dev.stdb.workbench.keys.Action;
import java.util.Optional;

/** Calling reducers: the form, sending, and what comes back. */
final class Calling {
    private Calling() {}

    static void openForm(Draft draft, Entry reducer) {
        if (reducer.is(Entry.Mark.LIFECYCLE)) {
            draft.complain("`" + reducer.name() + "` is called by the server itself; nobody else can call it.");
            return;
        }
        draft.push(
                new Overlay.Calling(Form.empty(reducer.name(), reducer.parameters(), draft.catalogue.typespace()), ""));
    }

    /** The form of an earlier call with its arguments, if the reducer still takes such. */
    static void openForm(Draft draft, Call call) {
        Optional<Entry> reducer = draft.catalogue.reducer(call.reducer());
        if (reducer.isEmpty() || !reducer.get().parameters().equals(call.parameters())) {
            draft.complain("The module no longer has a reducer `" + call.reducer() + "` with these arguments.");
            return;
        }
        var form = Form.of(call.reducer(), call.parameters(), draft.catalogue.typespace(), call.arguments());
        draft.push(new Overlay.Calling(form, ""));
    }

    static void act(Draft draft, Action action) {
        if (!(draft.overlays.getLast() instanceof Overlay.Calling(Form form, String note))) return;
        switch (action) {
            case BACK -> draft.pop();
            case SEND -> send(draft, form);
            case ACCEPT -> accept(draft, form);
            case NEXT_FIELD -> show(draft, form.moved(1));
            case PREVIOUS_FIELD -> show(draft, form.moved(-1));
            case ADD_ITEM -> show(draft, form.itemAdded());
            case REMOVE_ITEM -> show(draft, form.itemRemoved());
            default -> {}
        }
    }

    private static void accept(Draft draft, Form form) {
        if (form.focused().isButton()) send(draft, form);
        else show(draft, form.moved(1));
    }

    private static void show(Draft draft, Form form) {
        draft.swap(new Overlay.Calling(form, ""));
    }

    private static void send(Draft draft, Form form) {
        Optional<AlgebraicValue.Product> arguments = form.value();
        if (arguments.isEmpty()) {
            draft.swap(new Overlay.Calling(form.checkedAll(), "Not sent: the marked field needs another value."));
        } else if (!(draft.link instanceof Link.Up)) {
            draft.swap(new Overlay.Calling(form, "Not sent: there is no connection now."));
        } else if (!draft.model().mayCall()) {
            draft.swap(new Overlay.Calling(
                    form,
                    "Not sent: " + draft.target.server()
                            + " is not this machine, so it is open read-only. Esc, then :unlock allows calls."));
        } else {
            call(draft, form, arguments.get());
        }
    }

    private static void call(Draft draft, Form form, AlgebraicValue.Product arguments) {
        int id = draft.calls.isEmpty() ? 1 : draft.calls.getLast().id() + 1;
        draft.remember(new Call(id, form.reducer(), form.root().type(), arguments, new Answer.Waiting(), draft.now, 0));
        draft.effects.add(new Effect.CallReducer(id, form.reducer(), arguments));
        draft.swap(new Overlay.Result(id, 0));
    }

    static void answered(Draft draft, int id, Answer answer) {
        draft.calls.replaceAll(call ->
                call.id() == id && call.answer() instanceof Answer.Waiting ? call.answered(answer, draft.now) : call);
    }

    /** The connection is gone: what waits for an answer will not get one. */
    static void lost(Draft draft, String why) {
        draft.calls.replaceAll(call ->
                call.answer() instanceof Answer.Waiting ? call.answered(new Answer.Lost(why), draft.now) : call);
    }
}
