using System.Diagnostics;

namespace Saltwater.Guide;

/// <summary>Has the writing and reading of a record's bytes made for the class it marks, and of all that the record holds.</summary>
/// <remarks>For the compiler alone: nothing of it is left in the assembly.</remarks>
/// <param name="record">The record.</param>
[Conditional("NEVER_IN_THE_ASSEMBLY")]
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
internal sealed class BytesOfAttribute(Type record) : Attribute
{
    public Type Record => record;
}

/// <summary>Is not in a pack's bytes: what is loaded from them has it empty.</summary>
[Conditional("NEVER_IN_THE_ASSEMBLY")]
[AttributeUsage(AttributeTargets.Parameter)]
internal sealed class LeftOutOfBytesAttribute : Attribute;
