using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Realign.Server.Tests.Access;

/// <summary>A provider of identities on this machine that vouches for whomever it is told to: discovery, keys, authorization with PKCE, tokens.</summary>
internal sealed class FakeProvider : IAsyncDisposable
{
    public const string ClientId = "realign-here";

    private readonly RSA _rsa = RSA.Create(2048);
    private readonly WebApplication _app;
    private readonly Dictionary<string, (string Nonce, string Challenge)> _codes = [];

    public FakeProvider()
    {
        _app = LoopbackApp.Build();
        _app.MapGet("/.well-known/openid-configuration", () => new Dictionary<string, object>
        {
            ["issuer"] = Address,
            ["jwks_uri"] = $"{Address}/keys",
            ["authorization_endpoint"] = $"{Address}/authorize",
            ["token_endpoint"] = $"{Address}/token",
            ["response_types_supported"] = new[] { "code" },
            ["subject_types_supported"] = new[] { "public" },
            ["id_token_signing_alg_values_supported"] = new[] { "RS256" },
        });
        _app.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "k" });
            return TypedResults.Text(JsonSerializer.Serialize(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig", alg = "RS256" } } }), "application/json");
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            string code = Guid.NewGuid().ToString("N");
            _codes[code] = (request.Query["nonce"].ToString(), request.Query["code_challenge"].ToString());
            return TypedResults.Redirect($"{request.Query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(request.Query["state"].ToString())}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            if (!_codes.Remove(form["code"].ToString(), out var asked)) return Results.BadRequest();
            string challenge = Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString())));
            return challenge == asked.Challenge
                ? Results.Json(new { access_token = "none", token_type = "Bearer", expires_in = 60, id_token = Token(Subject, ClientId, asked.Nonce) })
                : Results.BadRequest();
        });
    }

    public string Address => _app.Urls.Single();

    /// <summary>Whom it vouches for.</summary>
    public string Subject { get; set; } = "ana";

    public Task StartAsync() => _app.StartAsync();

    public string Token(string subject, string audience, string? nonce = null, DateTime? expires = null, RSA? by = null) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Address,
        Audience = audience,
        Subject = new ClaimsIdentity(nonce is null ? [new Claim("sub", subject)] : [new Claim("sub", subject), new Claim("nonce", nonce)]),
        NotBefore = (expires ?? DateTime.UtcNow.AddMinutes(5)).AddHours(-1),
        Expires = expires ?? DateTime.UtcNow.AddMinutes(5),
        IssuedAt = (expires ?? DateTime.UtcNow.AddMinutes(5)).AddHours(-1),
        SigningCredentials = new SigningCredentials(new RsaSecurityKey(by ?? _rsa) { KeyId = "k" }, SecurityAlgorithms.RsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _rsa.Dispose();
    }
}
