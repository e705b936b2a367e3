using System.Diagnostics.CodeAnalysis;
using System.Runtime.Versioning;

namespace Saltwater.App.Browser;

/// <summary>What the framework would write to the console.</summary>
/// <remarks>
/// The kind of a fault is told there and on the page, and nothing else: the words of an error could repeat what someone answered.
/// </remarks>
[SupportedOSPlatform("browser")]
internal sealed class Faults : ILoggerFactory, ILogger
{
    /// <summary>In place of the framework's own logging, which <c>Unused.xml</c> leaves out.</summary>
    public static void Hear(IServiceCollection services)
    {
        services.AddSingleton<ILoggerFactory>(new Faults());
        services.AddSingleton(typeof(ILogger<>), typeof(Logger<>));
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public void Log<TState>(
        LogLevel logLevel,
        EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter
    )
    {
        if (IsEnabled(logLevel))
        {
            Script.Wrong(exception?.GetType().Name ?? eventId.Name ?? "");
        }
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    [SuppressMessage("Design", "CA1033", Justification = "nothing to add to")]
    void ILoggerFactory.AddProvider(ILoggerProvider provider) { }

    [SuppressMessage("Usage", "CA1816", Justification = "nothing to let go of")]
    void IDisposable.Dispose() { }
}
