// The program that anybody can read and run to compute a pack again, without relance. Text, never run here.

/** Python 3, standard library alone. Exit code 0 when everything holds. */
export const VERIFIER = `# Recalcule les empreintes de cette archive : python3 verifier.py, dans le dossier où elle a été ouverte.
import hashlib, json, os, sys
def sha(data):
    return hashlib.sha256(data).hexdigest()
def read(name):
    with open(name, "rb") as file:
        return file.read()
faults, told, previous = [], 0, "0" * 64
# 1. Chaque fichier de SHA256SUMS est là, tel quel, et il n'y en a pas d'autre.
listed = set()
for line in (read("SHA256SUMS").decode("utf-8").split("\\n")[:-1] if os.path.exists("SHA256SUMS") else []):
    digest, name = line.split("  ", 1)
    listed.add(name)
    if not os.path.isfile(name):
        faults.append("fichier absent : " + name)
    elif sha(read(name)) != digest:
        faults.append("fichier modifié : " + name)
if not listed:
    faults.append("fichier absent : SHA256SUMS")
for folder, _, names in os.walk("."):
    for name in names:
        path = os.path.relpath(os.path.join(folder, name), ".").replace(os.sep, "/")
        if path not in listed and path != "SHA256SUMS" and name != ".DS_Store":
            faults.append("fichier en trop : " + path)
# 2. Chaque enregistrement suit du précédent.
messages = {sha(read("messages/" + name)) for name in os.listdir("messages")} if os.path.isdir("messages") else set()
for line in (read("chaine.txt").decode("utf-8").split("\\n")[:-1] if os.path.exists("chaine.txt") else []):
    if line.count("\\t") != 2:
        faults.append("chaine.txt")
        break
    position, digest, text = line.split("\\t")
    if text != "-":  # un enregistrement en entier : son empreinte est celle du précédent suivie de son texte
        told += 1
        if sha((previous + text).encode("utf-8")) != digest:
            faults.append("enregistrement " + position)
        name = "details/%06d.json" % int(position)
        if os.path.exists(name):
            sound = sha(read(name)) == json.loads(text)["detailSha256"]
            if not sound:
                faults.append(name)
            detail = json.loads(read(name)) if sound else {}
            message = detail.get("message")
            if message and message != sha(b"") and message not in messages:
                faults.append("message " + message)
            for piece in detail.get("enclosures") or []:  # une pièce manquante est dite dans LISEZ-MOI.txt
                name = os.path.join("pieces", piece["name"])
                if os.path.exists(name) and sha(read(name)) != piece["sha256"]:
                    faults.append(name)
    previous = digest
# 3. La tête est celle que nomme le guide.
guide = read("LISEZ-MOI.txt").decode("utf-8") if os.path.exists("LISEZ-MOI.txt") else ""
if previous not in guide.partition("Tête de la chaîne à l’export")[2][:200]:
    faults.append("la tête n'est pas celle de LISEZ-MOI.txt")
print("%d fichiers et %d enregistrements recalculés. Tête de la chaîne : %s" % (len(listed), told, previous))
print("Comparez cette tête avec celle du rapport reçu par courriel : qui récrit tout peut aussi récrire SHA256SUMS.")
print("FAUTES : " + ", ".join(faults) if faults else "Aucune faute.")
sys.exit(1 if faults else 0)
`
