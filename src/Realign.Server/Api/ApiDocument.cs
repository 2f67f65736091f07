using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Realign.Server.Access;

namespace Realign.Server.Api;

/// <summary>The API described by itself: an OpenAPI document, and the JSON schemas of its longer answers.</summary>
internal static class ApiDocument
{
    /// <summary>Name of the document.</summary>
    public const string Name = "v1";

    /// <summary>Where it stands.</summary>
    public const string Address = "/api/v1/openapi.json";

    private const string SchemaPrefix = "Realign.Server.Schemas.", SchemaSuffix = ".schema.json", Bearer = "bearer";

    private static readonly Assembly _here = typeof(ApiDocument).Assembly;

    public static void AddApiDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, context, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Realign",
                Version = Name,
                Description = "Trade policy on a calibrated model of the world economy. Mistakes are answered as problem+json: `detail` says what is wrong and what to do, `field`, `value` and `remedy` name the part of the request.",
            };
            // Its own address: what a reader calls it by may differ from what it listens at.
            document.Servers?.Clear();
            if (context.ApplicationServices.GetRequiredService<AccessOptions>().IsAsked) Secure(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var notes = context.Description.ActionDescriptor.EndpointMetadata;
            if (notes.OfType<ApiText>().FirstOrDefault() is { } text)
                operation.RequestBody = new OpenApiRequestBody { Required = true, Description = text.Description, Content = new Dictionary<string, OpenApiMediaType> { [text.Kind] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } } } };
            if (notes.OfType<ApiSchema>().FirstOrDefault() is not { } schema) return Task.CompletedTask;
            operation.ExternalDocs = new OpenApiExternalDocs { Description = "JSON schema of the answer", Url = new Uri($"/api/v1/schemas/{schema.Name}", UriKind.Relative) };
            if (operation.Responses?.TryGetValue("200", out var answer) == true && answer is OpenApiResponse response)
                response.Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.Object, Description = $"As /api/v1/schemas/{schema.Name} says." } } };
            return Task.CompletedTask;
        });
    });

    public static void MapApiDocument(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi(Address);
        app.MapGet("/api/v1/schemas", () => Schemas()).ExcludeFromDescription();
        app.MapGet("/api/v1/schemas/{name}", (string name) => _here.GetManifestResourceStream($"{SchemaPrefix}{name}{SchemaSuffix}") is { } schema
            ? TypedResults.Stream(schema, "application/schema+json")
            : throw new NotFoundException($"'{name}' is no schema. GET /api/v1/schemas lists them.")).ExcludeFromDescription();
    }

    /// <summary>Says what an endpoint is for.</summary>
    /// <param name="endpoint">The endpoint.</param>
    /// <param name="group">Under which heading it stands.</param>
    /// <param name="summary">What it answers, in a sentence.</param>
    /// <param name="schema">Name of the JSON schema of its answer; null when its type says enough.</param>
    public static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string group, string summary, string? schema = null)
    {
        endpoint.WithTags(group).WithSummary(summary);
        if (schema is not null && !Schemas().Contains(schema)) throw new InvalidOperationException($"There is no schema '{schema}'.");
        return schema is null ? endpoint : endpoint.WithMetadata(new ApiSchema(schema)).Produces(StatusCodes.Status200OK, contentType: "application/json");
    }

    /// <summary>Says which text an endpoint takes as it stands.</summary>
    public static RouteHandlerBuilder Takes(this RouteHandlerBuilder endpoint, string kind, string description) => endpoint.WithMetadata(new ApiText(kind, description));

    /// <summary>Lets only so many of these be worked on at a time.</summary>
    public static RouteHandlerBuilder Computes(this RouteHandlerBuilder endpoint) => endpoint.RequireRateLimiting(LimitSetup.Computing);

    private static IReadOnlyList<string> Schemas() =>
        [.. _here.GetManifestResourceNames().Where(n => n.StartsWith(SchemaPrefix, StringComparison.Ordinal)).Select(n => n[SchemaPrefix.Length..^SchemaSuffix.Length]).Order(StringComparer.Ordinal)];

    private static void Secure(OpenApiDocument document)
    {
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>();
        document.Components.SecuritySchemes[Bearer] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = "An API key, or a token of the provider of identities." };
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];
    }
}
