using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Saltwater.Tests.Conventions;

/// <summary>Every type a type refers to: what it is made of, what its members take and give, and what their bodies call.</summary>
internal static class TypeReferences
{
    private const BindingFlags Declared =
        BindingFlags.DeclaredOnly | BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes)
        .GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    /// <summary>The types referred to, without the constants the compiler copies: those leave no trace in a build.</summary>
    public static IEnumerable<Type> Of(Type type) =>
        new[] { type }.Concat(type.GetNestedTypes(Declared)).SelectMany(Direct).SelectMany(Parts).Distinct();

    /// <summary>Types people wrote, without what the compiler or a generator made of them.</summary>
    public static IEnumerable<Type> Written(Assembly assembly) =>
        assembly
            .GetTypes()
            .Where(type =>
                !type.Name.Contains('<', StringComparison.Ordinal)
                && type.Namespace?.StartsWith("Saltwater", StringComparison.Ordinal) == true
            )
            .Where(type =>
                type.GetCustomAttribute<CompilerGeneratedAttribute>() is null
                && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
            );

    private static IEnumerable<Type> Direct(Type type)
    {
        var methods = type.GetMethods(Declared).Cast<MethodBase>().Concat(type.GetConstructors(Declared)).ToList();
        return type.GetInterfaces()
            .Concat(type.BaseType is { } parent ? [parent] : [])
            .Concat(type.GetCustomAttributesData().Select(attribute => attribute.AttributeType))
            .Concat(type.GetFields(Declared).Select(field => field.FieldType))
            .Concat(type.GetProperties(Declared).Select(property => property.PropertyType))
            .Concat(methods.SelectMany(method => method.GetParameters()).Select(parameter => parameter.ParameterType))
            .Concat(methods.OfType<MethodInfo>().Select(method => method.ReturnType))
            .Concat(methods.SelectMany(Body));
    }

    private static IEnumerable<Type> Body(MethodBase method)
    {
        if (method.GetMethodBody() is not { } body)
        {
            return [];
        }

        var named = Tokens(body.GetILAsByteArray()!)
            .SelectMany(token =>
                method.Module.ResolveMember(
                    token,
                    method.DeclaringType!.GetGenericArguments(),
                    method.IsGenericMethod ? method.GetGenericArguments() : []
                ) switch
                {
                    Type type => [type],
                    MethodInfo called =>
                    [
                        called.DeclaringType!,
                        called.ReturnType,
                        .. called.GetGenericArguments(),
                        .. called.GetParameters().Select(parameter => parameter.ParameterType),
                    ],
                    FieldInfo field => [field.DeclaringType!, field.FieldType],
                    MemberInfo member => new[] { member.DeclaringType! },
                    _ => [],
                }
            );
        return body
            .LocalVariables.Select(local => local.LocalType)
            .Concat(
                body.ExceptionHandlingClauses.Where(clause => clause.Flags == ExceptionHandlingClauseOptions.Clause)
                    .Select(clause => clause.CatchType!)
            )
            .Concat(named);
    }

    // ECMA-335, partition III: one or two bytes of operation, then an operand whose size the operation gives.
    private static IEnumerable<int> Tokens(byte[] il)
    {
        for (var at = 0; at < il.Length; )
        {
            var code = il[at] == 0xFE ? OpCodesByValue[(short)((il[at] << 8) | il[at + 1])] : OpCodesByValue[il[at]];
            at += code.Size;
            switch (code.OperandType)
            {
                case OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok:
                    yield return BitConverter.ToInt32(il, at);
                    at += 4;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    at += 1;
                    break;
                case OperandType.InlineVar:
                    at += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    at += 8;
                    break;
                case OperandType.InlineSwitch:
                    at += 4 + (4 * BitConverter.ToInt32(il, at));
                    break;
                default:
                    at += 4;
                    break;
            }
        }
    }

    private static IEnumerable<Type> Parts(Type type) =>
        type.HasElementType ? Parts(type.GetElementType()!)
        : type.IsGenericParameter ? []
        : type.IsGenericType ? [type.GetGenericTypeDefinition(), .. type.GetGenericArguments().SelectMany(Parts)]
        : [type];
}
