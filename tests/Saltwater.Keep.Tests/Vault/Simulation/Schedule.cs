using System.Formats.Cbor;
using Saltwater.Keep.Vault;
using Saltwater.Keep.Vault.Keys;
using Saltwater.Keep.Vault.Storage;

namespace Saltwater.Keep.Tests.Vault.Simulation;

/// <summary>One life of a vault on two devices and copies of them, with everything that goes wrong in it, from one seed.</summary>
internal sealed class Schedule
{
    private const int Steps = 24;
    private const int FaultsInHundred = 30;
    private const int MostDevices = 4;

    private readonly Random random;
    private readonly Model model = new();
    private readonly List<Device> devices;
    private readonly List<(byte[] Backup, HashSet<int> Known, bool HasHoles)> files = [];
    private readonly RecordId[] records;
    private byte names = 10;
    private DateTime clock = new(2026, 3, 1);

    public Schedule(int seed)
    {
        random = new(seed);
        devices = [new(new(1, NextName), random), new(new(2, NextName), random)];
        records = [.. Enumerable.Range(1, 6).Select(each => new RecordId((UInt128)(ulong)each))];
    }

    public Dictionary<Fault, int> Happened =>
        devices
            .SelectMany(each => each.Store.Happened)
            .GroupBy(each => each.Key)
            .ToDictionary(each => each.Key, each => each.Sum(one => one.Value));

    /// <summary>How many profiles were copied.</summary>
    public int Copies => devices.Count - 2;

    /// <summary>Lives it through.</summary>
    /// <returns>What went wrong that must not, or null.</returns>
    public async Task<string?> Run()
    {
        devices[0].Vault = (await LockedVault.Create(devices[0].Keys, devices[0].Store, Vaults.Phrase, KdfCost.Usual)).Vault;
        devices[1].Vault = (
            await LockedVault.RestoreBackup(devices[1].Keys, devices[1].Store, await devices[0].Vault!.Backup(), "", secretIsCode: false)
        ).Vault;
        foreach (var device in devices)
        {
            device.Store.FaultsInHundred = FaultsInHundred;
        }

        for (var step = 0; step < Steps; step++)
        {
            var device = devices[random.Next(devices.Count)];
            if (await Step(device) is { } wrong)
            {
                return $"step {step}: {wrong}";
            }
        }

        return await Meet();
    }

    private async Task<string?> Step(Device device)
    {
        try
        {
            switch (random.Next(15))
            {
                case 0:
                    return await Reopen(device, crash: true);
                case 1:
                    return await Reopen(device, crash: false);
                case 2:
                    // The disk rots while nobody looks: after the app mended what a crash had left, so that one copy goes at a time.
                    device.Store.FaultsInHundred = 0;
                    await device.Vault!.TidyUp(purged: false);
                    device.Store.FaultsInHundred = FaultsInHundred;
                    device.Store.Rot();
                    return await Reopen(device, crash: random.Next(2) == 0);
                case 3:
                    await device.Vault!.TidyUp(purged: random.Next(2) == 0);
                    return Compare(device);
                case 4:
                    return await Bring(device, Other(device), how: Carried.Whole);
                case 5:
                    clock = clock.AddDays(random.Next(-4_000, 4_000));
                    device.Store.Happened[Fault.ClockJump] = device.Store.Happened.GetValueOrDefault(Fault.ClockJump) + 1;
                    return null;
                case 6:
                    await Note(device);
                    return await Reopen(device, crash: false);
                case 7:
                    return await Copy(device);
                case 8 when files.Count > 0:
                    return await BringOldFile(device);
                case 9:
                    return await Bring(device, Other(device), (Carried)random.Next(1, 5));
                default:
                    return await Save(device);
            }
        }
        catch (CrashException)
        {
            return await Reopen(device, crash: true);
        }
    }

    private async Task<string?> Save(Device device)
    {
        var number = model.Events.Count;
        List<(RecordId Record, Deed Deed, string Field, string Token)> deeds = [(Marker(number), Deed.Set, "m", "")];
        foreach (var record in records.OrderBy(_ => random.Next()).Take(random.Next(1, 3)))
        {
            deeds.Add(
                random.Next(20) switch
                {
                    0 => (record, Deed.Purge, "", ""),
                    < 4 => (record, Deed.Delete, "", ""),
                    _ => (record, Deed.Set, random.Next(2) == 0 ? "x" : "y", $"{number}.{clock:yyyyMMdd}"),
                }
            );
        }

        var made = new Event(number, deeds, [.. device.Known]);
        model.Events.Add(made);
        device.Maybe.Add(number);
        var written = await device.Vault!.Save([.. deeds.Select(Change)]);
        if (written == WriteResult.Done)
        {
            // A later save that was confirmed wrote the ones before it as well.
            Learn(device);
            device.Known.Add(number);
            device.Maybe.Clear();
        }

        return Compare(device);
    }

    // Locked, and noted into: it has to be a record after the next unlock, if it was confirmed.
    private async Task Note(Device device)
    {
        var number = model.Events.Count;
        var token = $"{number}";
        var locked = (await LockedVault.FindIn(device.Keys, device.Store))!;
        device.Vault = null;
        device.Noted.Add((number, token));
        model.Events.Add(new(number, [], []));
        if (await locked.Note([new("x", Vaults.Cbor(token))]) == WriteResult.Done)
        {
            device.NotedSurely.Add(number);
        }
    }

    private Device Other(Device device)
    {
        var others = devices.Where(each => each != device).ToList();
        return others[random.Next(others.Count)];
    }

    // Somebody copies the whole profile to another machine, keys and all, and both go on.
    private async Task<string?> Copy(Device device)
    {
        if (devices.Count == MostDevices || device.Noted.Count > 0)
        {
            return null;
        }

        if (await Reopen(device, crash: false) is { } wrong)
        {
            return wrong;
        }

        var copy = device.Copy();
        if (copy.Noted.Count > 0)
        {
            return null;
        }

        devices.Add(copy);
        return await Reopen(copy, crash: false);
    }

    private async Task<string?> BringOldFile(Device to)
    {
        var (backup, known, hasHoles) = files[random.Next(files.Count)];
        to.HasHoles |= hasHoles;
        return await Take(to, backup, known);
    }

    private async Task<string?> Bring(Device to, Device from, Carried how)
    {
        var faults = from.Store.FaultsInHundred;
        from.Store.FaultsInHundred = 0;
        if (await Reopen(from, crash: false) is { } wrong)
        {
            return wrong;
        }

        var backup = await from.Vault!.Backup();
        from.Store.FaultsInHundred = faults;
        files.Add((backup, [.. from.Known], from.HasHoles));
        to.HasHoles |= from.HasHoles;
        if (how == Carried.Whole)
        {
            return await Take(to, backup, [.. from.Known]);
        }

        to.HasHoles = true;
        return await Take(to, Damaged(backup, how), [.. from.Known]);
    }

    private async Task<string?> Take(Device to, byte[] backup, HashSet<int> arriving)
    {
        to.Arriving = arriving;
        var (told, written) = await to.Vault!.Merge(backup);
        if (told.Problem is not null)
        {
            return $"a sound backup was not taken: {told}";
        }

        if (written != WriteResult.Done)
        {
            return await Reopen(to, crash: true);
        }

        to.Known.UnionWith(to.HasHoles ? arriving.Where(number => IsThere(to, number)) : arriving);
        to.Arriving = null;
        return Compare(to);
    }

    // One of the sections that hold notes goes, comes twice, changes or comes first. The rest has to arrive.
    private byte[] Damaged(byte[] backup, Carried how)
    {
        const int Start = 12,
            Header = 5,
            FirstOfNotes = 2;
        List<byte[]> sections = [];
        for (var at = Start; at < backup.Length; )
        {
            var end = at + Header + (int)System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(backup.AsSpan(at + 1));
            sections.Add(backup[at..end]);
            at = end;
        }

        var chosen = random.Next(FirstOfNotes, sections.Count - 1);
        var section = sections[chosen];
        switch (how)
        {
            case Carried.WithoutOne:
                sections.RemoveAt(chosen);
                break;
            case Carried.WithOneChanged:
                section[^(65 + random.Next(100))] ^= 1;
                break;
            case Carried.WithOneTwice:
                sections.Insert(random.Next(sections.Count), section);
                break;
            default:
                sections.RemoveAt(chosen);
                sections.Insert(0, section);
                break;
        }

        return [.. backup[..Start], .. sections.SelectMany(each => each)];
    }

    private async Task<string?> Reopen(Device device, bool crash)
    {
        device.Vault = null;
        if (crash)
        {
            device.Store.Crash(torn: true);
        }

        var faults = device.Store.FaultsInHundred;
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                if (attempt > 5)
                {
                    device.Store.FaultsInHundred = 0;
                }

                var locked = await LockedVault.FindIn(device.Keys, device.Store);
                if (locked is null)
                {
                    return "the vault is gone";
                }

                var (result, vault) = await locked.Unlock("");
                if (vault is null)
                {
                    return $"it does not open: {result}";
                }

                device.Vault = vault;
                device.Store.FaultsInHundred = faults;
                break;
            }
            catch (CrashException)
            {
                device.Store.Crash(torn: true);
            }
        }

        return Settle(device) ?? Compare(device);
    }

    // After opening it is seen which of the saves that nobody confirmed are there after all.
    private string? Settle(Device device)
    {
        // What was missing here is mended from the file before the rest of it is merged: some of it may be here and the rest not.
        device.Known.UnionWith(device.Arriving?.Where(number => IsThere(device, number)) ?? []);

        device.Arriving = null;
        Learn(device);

        if (device.Store.IsSettled)
        {
            device.Maybe.Clear();
        }

        return null;
    }

    // What nobody confirmed and is there all the same; each such save knew those that its device had written before it.
    private void Learn(Device device)
    {
        HashSet<int> before = [];
        foreach (var number in device.Maybe.Where(number => IsThere(device, number)).Order().ToList())
        {
            model.Events[number].Knew.UnionWith(before);
            before.Add(number);
            device.Known.Add(number);
        }
    }

    // A note is taken in when the vault opens, or with the next write if that one failed.
    private string? SettleNotes(Device device)
    {
        foreach (var (number, token) in device.Noted.ToList())
        {
            var found = device
                .Vault!.Records.Where(each => each["x"] is { } value && new CborReader(value).ReadTextString() == token)
                .ToList();
            if (found.Count > 1)
            {
                return "a note was taken in twice";
            }

            if (found.Count == 1)
            {
                model.Events[number] = new(number, [(found[0].Id, Deed.Set, "x", token)], [.. device.Known]);
                device.Known.Add(number);
                device.Noted.Remove((number, token));
            }
        }

        return null;
    }

    private bool IsThere(Device device, int number) =>
        model.Events[number].Deeds is [var first, ..] && device.Vault!.Find(first.Record) is not null;

    private string? Compare(Device device)
    {
        if (
            device.Vault is null
            || device.Maybe.Any(number => device.Vault.Find(Marker(number)) is not null && !device.Known.Contains(number))
        )
        {
            return null;
        }

        if (SettleNotes(device) is { } wrong)
        {
            return wrong;
        }

        var (expected, shown) = (model.Expected(device.Known), Model.Shown(device.Vault));
        return expected == shown || (device.HasHoles && Model.Holds(shown, expected))
            ? null
            : $"expected\n{expected}\nshown\n{shown}\n{device.Vault.Health}";
    }

    private async Task<string?> Meet()
    {
        foreach (var device in devices)
        {
            device.Store.FaultsInHundred = 0;
            if (await Reopen(device, crash: false) is { } wrong)
            {
                return wrong;
            }

            device.Store.FaultsInHundred = 0;
            if (device.Noted.Exists(each => device.NotedSurely.Contains(each.Number)))
            {
                return "a confirmed note was lost";
            }
        }

        // Everybody hears of everybody, also of what somebody heard last.
        for (var round = 0; round < 2; round++)
        {
            foreach (var (to, from) in devices.SelectMany(to => devices.Where(from => from != to).Select(from => (to, from))).ToList())
            {
                if (await Bring(to, from, Carried.Whole) is { } wrong)
                {
                    return wrong;
                }

                to.Store.FaultsInHundred = from.Store.FaultsInHundred = 0;
            }
        }

        foreach (var device in devices)
        {
            device.HasHoles = false;
            if (Compare(device) is { } wrong)
            {
                return $"in the end, {wrong}";
            }
        }

        return devices.TrueForAll(each => each.Vault!.Root().AsSpan().SequenceEqual(devices[0].Vault!.Root()))
            ? null
            : "the devices do not agree";
    }

    private static RecordId Marker(int number) => new((UInt128)1_000UL + (ulong)number);

    private static Change Change((RecordId Record, Deed Deed, string Field, string Token) deed) =>
        deed.Deed switch
        {
            Deed.Set => Vaults.Text(deed.Record, deed.Field, deed.Token),
            Deed.Delete => new DeleteRecord(deed.Record),
            _ => new PurgeRecord(deed.Record),
        };

    private byte NextName() => ++names;

    private enum Carried
    {
        Whole,
        WithoutOne,
        WithOneChanged,
        WithOneTwice,
        InAnotherOrder,
    }

    private sealed class Device(PlainKeys keys, Random random)
    {
        public PlainKeys Keys { get; } = keys;

        public FaultyStore Store { get; private init; } = new(random);

        public OpenVault? Vault { get; set; }

        /// <summary>Saves that are there for certain.</summary>
        public HashSet<int> Known { get; private init; } = [];

        /// <summary>Saves that nobody confirmed.</summary>
        public HashSet<int> Maybe { get; private init; } = [];

        /// <summary>Whether a damaged file was brought here: until whole ones come, a text that was replaced may show as another version.</summary>
        public bool HasHoles { get; set; }

        public List<(int Number, string Token)> Noted { get; } = [];

        public HashSet<int> NotedSurely { get; } = [];

        public HashSet<int>? Arriving { get; set; }

        public Device Copy() =>
            new(Keys.Copy(), random)
            {
                Store = Store.Copy(),
                Known = [.. Known],
                Maybe = [.. Maybe],
                HasHoles = HasHoles,
            };
    }
}
