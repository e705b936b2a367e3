namespace Saltwater.App.Keep.Browser;

/// <summary>A file somebody chose: its size is known before a byte of it is read.</summary>
public abstract class ChosenFile(string name, long size) : IDisposable
{
    /// <summary>As it is called on the device.</summary>
    public string Name { get; } = name;

    /// <summary>In bytes.</summary>
    public long Size { get; } = size;

    /// <summary>Reads a part of it.</summary>
    /// <param name="start">Where it begins.</param>
    /// <param name="count">How many bytes; fewer come at the end of the file.</param>
    /// <exception cref="IOException">It cannot be read any more.</exception>
    public abstract Task<byte[]> ReadPart(long start, int count);

    /// <summary>Reads all of it.</summary>
    /// <param name="limit">The most that is read, in bytes.</param>
    /// <returns>Null if it is larger: then nothing was read.</returns>
    /// <exception cref="IOException">It cannot be read any more.</exception>
    public async Task<byte[]?> ReadAll(int limit)
    {
        if (Size > limit)
        {
            return null;
        }

        return await ReadPart(0, (int)Size);
    }

    /// <summary>
    /// The file from its beginning, part by part; for <see cref="Stream.ReadAsync(Memory{byte}, CancellationToken)"/> only.
    /// </summary>
    public Stream ToStream() => new ChosenStream(this);

    /// <inheritdoc/>
    public virtual void Dispose() => GC.SuppressFinalize(this);
}
