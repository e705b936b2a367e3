namespace Saltwater.App.Keep.Browser;

/// <summary>Reads a chosen file in parts, so that one of a gigabyte never is in memory whole.</summary>
internal sealed class ChosenStream(ChosenFile file) : Stream
{
    // Large enough that the way to the page and back does not count, small enough for a phone.
    private const int PartSize = 256 * 1024;

    private byte[] part = [];
    private int at;
    private long next;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => file.Size;

    public override long Position
    {
        get => next - part.Length + at;
        set
        {
            // What was read already is not asked for again.
            var from = next - part.Length;
            if (value >= from && value <= next)
            {
                at = (int)(value - from);
            }
            else
            {
                (part, at, next) = ([], 0, value);
            }
        }
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (at == part.Length)
        {
            cancellationToken.ThrowIfCancellationRequested();
            (part, at) = (next < file.Size ? await file.ReadPart(next, PartSize) : [], 0);
            next += part.Length;
        }

        var count = Math.Min(buffer.Length, part.Length - at);
        part.AsMemory(at, count).CopyTo(buffer);
        at += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) =>
        Position = origin switch
        {
            SeekOrigin.Begin => offset,
            SeekOrigin.Current => Position + offset,
            _ => Length + offset,
        };

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
