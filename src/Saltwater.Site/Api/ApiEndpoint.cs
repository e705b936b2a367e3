using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Saltwater.Guide;
using Saltwater.Json;
using Saltwater.Reflections;
using Saltwater.Requests;

namespace Saltwater.Site.Api;

/// <summary>Answers in, JSON out, for programs of whoever runs this server. It keeps nothing, writes nothing down, and repeats nothing that was sent.</summary>
internal sealed class ApiEndpoint(ReasonNetwork network)
{
    /// <summary>Where it begins.</summary>
    public const string Root = "/api";

    /// <summary>What it says where too much is asked at once.</summary>
    public static Task RefuseTooMany(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "60";
        return WriteRefusal(context, StatusCodes.Status429TooManyRequests, RequestProblem.TooMany);
    }

    private readonly ReadOnlyMemory<byte> description = Encoding.UTF8.GetBytes(OpenApi.WriteDocument(network.Pack));

    /// <summary>Answers one request.</summary>
    public Task AnswerRequest(HttpContext context)
    {
        var path = context.Request.Path.Value ?? "";
        context.Response.Headers.CacheControl = "no-store";
        var isServices = path.StartsWith(OpenApi.Services, StringComparison.Ordinal);
        if ((isServices || path == OpenApi.Description) && !IsGet(context))
        {
            return RefuseMethod(context, HttpMethods.Get);
        }

        return path switch
        {
            OpenApi.Reflect => AnswerPost(context, Asked.Reflect),
            OpenApi.Words => AnswerPost(context, Asked.Words),
            OpenApi.Description => WriteJson(context, StatusCodes.Status200OK, description),
            _ when isServices => AnswerServices(context, path[OpenApi.Services.Length..]),
            _ => WriteRefusal(context, StatusCodes.Status404NotFound, RequestProblem.NotThere),
        };
    }

    private static bool IsGet(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);

    private async Task AnswerPost(HttpContext context, Asked asked)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            await RefuseMethod(context, HttpMethods.Post);
            return;
        }

        if (request.Query.Count > 0)
        {
            await WriteRefusal(context, StatusCodes.Status400BadRequest, RequestProblem.Shape(""));
            return;
        }

        // Only this one: a page of another site may send a form without asking, but never this.
        if (!request.HasJsonContentType())
        {
            await WriteRefusal(context, StatusCodes.Status415UnsupportedMediaType, RequestProblem.Unreadable);
            return;
        }

        context.Features.Get<IHttpMaxRequestBodySizeFeature>()!.MaxRequestBodySize = AnswersJson.MostBytes;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, context.RequestAborted);
        }
        catch (BadHttpRequestException bad)
        {
            context.Response.Headers.Connection = "close";
            await WriteRefusal(
                context,
                bad.StatusCode,
                bad.StatusCode == StatusCodes.Status413PayloadTooLarge ? RequestProblem.TooLarge : RequestProblem.Unreadable
            );
            return;
        }

        await WriteReply(context, asked, Requests.Request.Read(network.Pack, asked, body.ToArray()));
    }

    private Task AnswerServices(HttpContext context, string country)
    {
        var query = context.Request.Query;
        if (query.Keys.Any(name => name != "need") || query["need"].Count > 1)
        {
            return WriteRefusal(context, StatusCodes.Status400BadRequest, RequestProblem.Shape(""));
        }

        var fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal)
        {
            ["country"] = JsonSerializer.SerializeToElement(country),
        };
        if (query["need"].Count > 0)
        {
            fields["need"] = JsonSerializer.SerializeToElement(query["need"].ToString());
        }

        return WriteReply(context, Asked.Services, Requests.Request.Read(network.Pack, Asked.Services, fields));
    }

    private Task WriteReply(HttpContext context, Asked asked, (Request? Request, ImmutableArray<AnswerProblem> Problems) read)
    {
        if (read.Request is { } request)
        {
            return WriteJson(context, StatusCodes.Status200OK, Requests.Reply.To(network, asked, request).Json);
        }

        // The country of services is part of the address.
        if (asked == Asked.Services && read.Problems.Contains(RequestProblem.NoSuchCountry))
        {
            return WriteRefusal(context, StatusCodes.Status404NotFound, read.Problems);
        }

        return WriteRefusal(context, StatusCodes.Status400BadRequest, read.Problems);
    }

    private static Task RefuseMethod(HttpContext context, string allowed)
    {
        context.Response.Headers.Allow = allowed;
        return WriteRefusal(context, StatusCodes.Status405MethodNotAllowed, RequestProblem.NotThere);
    }

    private static Task WriteRefusal(HttpContext context, int status, params ImmutableArray<AnswerProblem> problems) =>
        WriteJson(
            context,
            status,
            Encoding.UTF8.GetBytes(
                new JsonObject
                {
                    ["problems"] = new JsonArray([
                        .. problems.Select(problem => new JsonObject
                        {
                            ["code"] = problem.Code,
                            ["path"] = problem.Path,
                            ["what"] = problem.What,
                            ["remedy"] = problem.Remedy,
                        }),
                    ]),
                }.ToJsonString()
            )
        );

    private static Task WriteJson(HttpContext context, int status, ReadOnlyMemory<byte> json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        if (HttpMethods.IsHead(context.Request.Method))
        {
            return Task.CompletedTask;
        }

        return context.Response.Body.WriteAsync(json, context.RequestAborted).AsTask();
    }
}
