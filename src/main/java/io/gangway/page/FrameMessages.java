package io.gangway.page;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** What the frame around every page says, and the pages for things that went wrong. */
@MessageBundle("frame")
public interface FrameMessages {

    @Message("Gangway")
    String product();

    @Message("Skip to the content")
    String skip();

    @Message("Main navigation")
    String navigation();

    @Message("VMs")
    String vms();

    @Message("Migrations")
    String migrations();

    @Message("Hosts")
    String hosts();

    @Message("The connection to the console is lost. What you see may be out of date; it is reconnecting.")
    String disconnected();

    @Message("Messages")
    String messages();

    @Message("Dismiss this message")
    String dismiss();

    @Message("Close")
    String close();

    @Message("The console did not answer. Nothing is known of what became of your request: look before you try again.")
    String unreachable();

    @Message("This page does not exist")
    String notFoundTitle();

    @Message("The address leads nowhere, or what it showed is gone.")
    String notFound();

    @Message("The request could not be understood")
    String badRequestTitle();

    @Message("The request does not fit the address: look at its method, its content type, its parameters and its body.")
    String badRequest();

    @Message("The body is no JSON that could be read: see line {line}, column {column}.")
    String noJson(int line, int column);

    @Message("The body is JSON, but not what belongs here: an object with the members that the address takes.")
    String otherJson();

    @Message("The member {name} has a value of another kind than belongs there.")
    String wrongMember(String name);

    @Message("This address does not take that method: GET asks, POST does something.")
    String wrongMethod();

    @Message("This address answers in JSON. Accept application/json, or leave the header Accept out.")
    String onlyJson();

    @Message("This address takes JSON. Send the header Content-Type: application/json with it.")
    String sendJson();

    @Message("The request is too large")
    String tooLargeTitle();

    @Message("What was sent is longer than the console takes.")
    String tooLarge();

    @Message("This console does not answer to the name in that address. Use one that it knows, such as localhost; or"
            + " add the name to gangway.http.allowed-hosts in its configuration and start it again.")
    String wrongName();

    @Message("This request does not come from a page of this console, so nothing was done.")
    String otherOrigin();

    @Message("Nothing was done: the request does not show that a page of this console sent it. Reload the page and try"
            + " again.")
    String noToken();

    @Message("Nothing was done: the request does not show that no page from elsewhere sent it. A program shows that by"
            + " the header Content-Type: application/json, also where it sends no body.")
    String noProof();

    @Message("The request does not say in one way how long its body is: send either one Content-Length or"
            + " Transfer-Encoding: chunked.")
    String doubtfulLength();

    @Message("The address cannot be read: a percent sign in it stands before two digits from 0 to f.")
    String oddAddress();

    @Message("The console has more to do at the moment than it can. Nothing was done: try again in a few seconds.")
    String overloaded();

    @Message("The console refused the request")
    String refusedTitle();

    @Message("That is no longer here. It has ended or moved meanwhile: reload the page.")
    String goneMeanwhile();

    @Message("Something went wrong in the console")
    String failedTitle();

    @Message(
            "The console's log tells more. Nothing is known of what became of your request: look before you try again.")
    String failed();

    @Message("{headline}. {detail}")
    String toast(String headline, String detail);

    @Message("Reload the page and try again.")
    String retry();

    @Message("To the list of VMs")
    String toVms();
}
