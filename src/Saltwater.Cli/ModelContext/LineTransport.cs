using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using ModelContextProtocol;
using ModelContextProtocol.Protocol;

namespace Saltwater.Cli.ModelContext;

/// <summary>Messages on standard input and output, one a line. A line that is no message is answered for and forgotten, however long it is.</summary>
internal sealed class LineTransport : TransportBase
{
    private readonly Stream output;
    private readonly PipeReader input;
    private readonly SemaphoreSlim writing = new(1, 1);
    private int open;

    public LineTransport(Stream input, Stream output)
        : base("lines", (ILoggerFactory?)null)
    {
        (this.input, this.output) = (PipeReader.Create(input), output);
        SetConnected();
        Reading = Task.Run(ReadAll);
    }

    /// <summary>Why no answer could be written; null while all of them could.</summary>
    public IOException? Unwritable { get; private set; }

    /// <summary>Ends with the input.</summary>
    public Task Reading { get; }

    public override async Task SendMessageAsync(JsonRpcMessage message, CancellationToken cancellationToken = default)
    {
        await WriteMessage(
            JsonSerializer.SerializeToUtf8Bytes(message, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage))),
            cancellationToken
        );
        if (message is JsonRpcResponse or JsonRpcError)
        {
            Interlocked.Decrement(ref open);
        }
    }

    public override async ValueTask DisposeAsync()
    {
        await input.CompleteAsync();
        writing.Dispose();
    }

    private async Task ReadAll()
    {
        try
        {
            var tooLong = false;
            while (true)
            {
                var read = await input.ReadAsync();
                var rest = read.Buffer;
                while (rest.PositionOf((byte)'\n') is { } end)
                {
                    await TakeLine(rest.Slice(0, end), tooLong);
                    (rest, tooLong) = (rest.Slice(rest.GetPosition(1, end)), false);
                }

                if (rest.Length > MessageGate.MostBytes)
                {
                    (rest, tooLong) = (rest.Slice(rest.End), true);
                }

                if (Unwritable is not null)
                {
                    return;
                }

                if (read.IsCompleted)
                {
                    await TakeLine(rest, tooLong);
                    await FinishAsync();
                    return;
                }

                input.AdvanceTo(rest.Start, rest.End);
            }
        }
        catch (Exception closed) when (closed is IOException or ObjectDisposedException or InvalidOperationException)
        {
            // Nobody is there any more.
        }
        finally
        {
            SetDisconnected();
        }
    }

    // Whoever closes their end after the last question still gets its answer.
    private async Task FinishAsync()
    {
        for (var waited = 0; Volatile.Read(ref open) > 0 && waited < 500 && Unwritable is null; waited++)
        {
            await Task.Delay(10);
        }
    }

    private async Task TakeLine(ReadOnlySequence<byte> line, bool tooLong)
    {
        ReadOnlyMemory<byte> utf8 = tooLong ? new byte[MessageGate.MostBytes + 1] : line.ToArray();
        if (utf8.Span.Trim(" \t\r"u8).IsEmpty)
        {
            return;
        }

        var (problem, id) = MessageGate.InspectMessage(utf8);
        JsonRpcMessage? message = null;
        if (problem is null)
        {
            try
            {
                message = (JsonRpcMessage?)
                    JsonSerializer.Deserialize(utf8.Span, McpJsonUtilities.DefaultOptions.GetTypeInfo(typeof(JsonRpcMessage)));
            }
            catch (JsonException)
            {
                problem = Requests.RequestProblem.Unreadable;
            }
        }

        if (message is not null)
        {
            if (message is JsonRpcRequest)
            {
                Interlocked.Increment(ref open);
            }

            await WriteMessageAsync(message);
        }
        else
        {
            await WriteMessage(MessageGate.WriteRefusal(problem ?? Requests.RequestProblem.Unreadable, id), CancellationToken.None);
        }
    }

    private async Task WriteMessage(byte[] message, CancellationToken stop)
    {
        await writing.WaitAsync(stop);
        try
        {
            await output.WriteAsync((byte[])[.. message, (byte)'\n'], stop);
            await output.FlushAsync(stop);
        }
        catch (IOException fault)
        {
            // Nobody can be answered any more: what is still asked is not read.
            Unwritable = fault;
            input.CancelPendingRead();
            throw;
        }
        finally
        {
            writing.Release();
        }
    }
}
