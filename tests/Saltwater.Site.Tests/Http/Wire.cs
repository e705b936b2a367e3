using System.Net.Sockets;
using System.Text;

namespace Saltwater.Site.Tests.Http;

/// <summary>Requests byte for byte, as a broken or hostile client sends them and no library would.</summary>
internal static class Wire
{
    /// <summary>Sends bytes and reads until the server closes.</summary>
    /// <param name="site">The server.</param>
    /// <param name="request">Everything to send; each sign is one byte.</param>
    public static async Task<WireAnswer> Send(Uri site, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(site.Host, site.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        using var read = new MemoryStream();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), TestContext.Current.CancellationToken);
            await stream.CopyToAsync(read, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            // The server may close while we still send; what it said before counts.
        }

        return new(read.ToArray());
    }

    /// <summary>A plain GET that a browser with Brotli would send, with the connection closed after it.</summary>
    public static Task<WireAnswer> Get(Uri site, string target, string encoding = "br") =>
        Send(site, $"GET {target} HTTP/1.1\r\nHost: {site.Authority}\r\nAccept-Encoding: {encoding}\r\nConnection: close\r\n\r\n");
}

/// <summary>All bytes of an answer, heads and body.</summary>
/// <param name="Bytes">As they came over the wire.</param>
internal sealed record WireAnswer(byte[] Bytes)
{
    public string Text => Encoding.Latin1.GetString(Bytes);

    /// <summary>0 if the connection was closed without a word.</summary>
    public int Status => Bytes.Length == 0 ? 0 : int.Parse(Text.Split(' ', 3)[1], System.Globalization.CultureInfo.InvariantCulture);
}
